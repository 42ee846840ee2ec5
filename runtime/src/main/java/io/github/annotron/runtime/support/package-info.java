// SPDX-License-Identifier: Apache-2.0
/** For generated code only: checks and copies that every network needs. */
@NullMarked
package io.github.annotron.runtime.support;

import org.jspecify.annotations.NullMarked;
