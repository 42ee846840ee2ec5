// SPDX-License-Identifier: Apache-2.0
/** What the examples with pictures share: where pictures come from, how they are shown, how classifiers are run. */
@NullMarked
package io.github.annotron.examples.images;

import org.jspecify.annotations.NullMarked;
