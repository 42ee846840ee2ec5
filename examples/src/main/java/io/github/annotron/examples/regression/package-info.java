// SPDX-License-Identifier: Apache-2.0
/** Fits a function of ten variables from noisy values. */
@NullMarked
package io.github.annotron.examples.regression;

import org.jspecify.annotations.NullMarked;
