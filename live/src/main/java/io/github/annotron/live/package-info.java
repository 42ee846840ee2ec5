// SPDX-License-Identifier: Apache-2.0
/** A page that shows a training while it goes on. */
@NullMarked
package io.github.annotron.live;

import org.jspecify.annotations.NullMarked;
