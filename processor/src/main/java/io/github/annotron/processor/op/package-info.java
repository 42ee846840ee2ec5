// SPDX-License-Identifier: Apache-2.0
/**
 * The primitive operations, one file each: shape rule, forward, backward, and what is saved between them. An operation
 * knows nothing of annotations; layers are made of operations in the package {@code layer}.
 */
@NullMarked
package io.github.annotron.processor.op;

import org.jspecify.annotations.NullMarked;
