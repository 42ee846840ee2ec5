// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.code;

/**
 * The size of a product that the kernel computes.
 *
 * @param rows how many all threads have together
 * @param columns how many there are
 * @param depth how many summands; none if rows of the right operand are nowhere copied
 */
public record Multiplication(ArrayLength rows, int columns, ArrayLength depth) {}
