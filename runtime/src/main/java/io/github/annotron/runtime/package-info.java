// SPDX-License-Identifier: Apache-2.0
/** What every compiled network offers, and what tools that work with any network need. */
@NullMarked
package io.github.annotron.runtime;

import org.jspecify.annotations.NullMarked;
