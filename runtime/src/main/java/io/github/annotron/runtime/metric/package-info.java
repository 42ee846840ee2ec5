// SPDX-License-Identifier: Apache-2.0
/** Metrics: how good a model's scores are. */
@NullMarked
package io.github.annotron.runtime.metric;

import org.jspecify.annotations.NullMarked;
