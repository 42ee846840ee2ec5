// SPDX-License-Identifier: Apache-2.0
/** Tells good wines by a table of measurements, beside a logistic regression on the same features. */
@NullMarked
package io.github.annotron.examples.tabular;

import org.jspecify.annotations.NullMarked;
