// SPDX-License-Identifier: Apache-2.0
/** The same networks in this library and in others, in JVMs that take turns. */
package io.github.annotron.peers;
