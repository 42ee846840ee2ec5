// SPDX-License-Identifier: Apache-2.0
/** How the learning rate changes while training goes on. */
@NullMarked
package io.github.annotron.runtime.schedule;

import org.jspecify.annotations.NullMarked;
