// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.graph;

/**
 * When an array is in use.
 *
 * @param value whose array it is
 * @param birth the time of the first write
 * @param death the time of the last use
 */
public record Lifetime(Value value, int birth, int death) {

    /** A time after all others. */
    public static final int END = Integer.MAX_VALUE;
}
