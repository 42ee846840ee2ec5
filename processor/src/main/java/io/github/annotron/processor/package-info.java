// SPDX-License-Identifier: Apache-2.0
/** The compiler: an annotation processor that turns interfaces with {@code @Network} into classes. */
@NullMarked
package io.github.annotron.processor;

import org.jspecify.annotations.NullMarked;
