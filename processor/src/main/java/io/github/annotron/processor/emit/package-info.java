// SPDX-License-Identifier: Apache-2.0
/** Writes the classes of a network: one writer a class, on JavaPoet. */
@NullMarked
package io.github.annotron.processor.emit;

import org.jspecify.annotations.NullMarked;
