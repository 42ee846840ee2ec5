// SPDX-License-Identifier: Apache-2.0
/** Values of parameters before training. */
@NullMarked
package io.github.annotron.runtime.initializer;

import org.jspecify.annotations.NullMarked;
