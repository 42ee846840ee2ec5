// SPDX-License-Identifier: Apache-2.0
/** Rules by which gradients change parameters. */
@NullMarked
package io.github.annotron.runtime.optimizer;

import org.jspecify.annotations.NullMarked;
