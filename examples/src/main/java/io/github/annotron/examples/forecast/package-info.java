// SPDX-License-Identifier: Apache-2.0
/** Forecasts the temperature of the coming day from the weather of the last two days. */
@NullMarked
package io.github.annotron.examples.forecast;

import org.jspecify.annotations.NullMarked;
