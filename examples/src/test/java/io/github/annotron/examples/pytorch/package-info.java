// SPDX-License-Identifier: Apache-2.0
/** Weights from PyTorch. */
package io.github.annotron.examples.pytorch;
