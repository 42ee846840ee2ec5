// SPDX-License-Identifier: Apache-2.0
/** Explanations of generated networks, beside closed forms and numerical derivatives. */
package io.github.annotron.processor.explain;
