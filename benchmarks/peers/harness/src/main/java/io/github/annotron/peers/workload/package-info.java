// SPDX-License-Identifier: Apache-2.0
/** Declarations of the networks that are compared. */
package io.github.annotron.peers.workload;
