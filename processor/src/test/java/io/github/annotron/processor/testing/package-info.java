// SPDX-License-Identifier: Apache-2.0
/** Helpers for tests that compile networks. */
package io.github.annotron.processor.testing;
