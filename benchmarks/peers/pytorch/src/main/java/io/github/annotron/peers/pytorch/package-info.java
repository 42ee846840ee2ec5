// SPDX-License-Identifier: Apache-2.0
/** PyTorch by way of DJL. */
package io.github.annotron.peers.pytorch;
