// SPDX-License-Identifier: Apache-2.0
/** Pages about training: curves, tables and pictures in one HTML file. */
@NullMarked
package io.github.annotron.runtime.report;

import org.jspecify.annotations.NullMarked;
