// SPDX-License-Identifier: Apache-2.0
/** Listeners that write down how training went: tables, and event files for TensorBoard. */
@NullMarked
package io.github.annotron.runtime.log;

import org.jspecify.annotations.NullMarked;
