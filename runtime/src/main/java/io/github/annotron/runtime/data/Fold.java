// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.data;

/**
 * One round of a cross-validation.
 *
 * @param training all samples but those of the fold
 * @param validation the fold
 */
public record Fold(Dataset training, Dataset validation) {}
