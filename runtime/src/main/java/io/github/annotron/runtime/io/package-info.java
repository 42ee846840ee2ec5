// SPDX-License-Identifier: Apache-2.0
/** Files that hold a model's parameters. */
@NullMarked
package io.github.annotron.runtime.io;

import org.jspecify.annotations.NullMarked;
