// SPDX-License-Identifier: Apache-2.0
/** The networks that are compared: a class each. */
package io.github.annotron.peers.workload;
