// SPDX-License-Identifier: Apache-2.0

/** Draws the layers of a network. */
module io.github.annotron.diagram {
    requires static org.jspecify;

    exports io.github.annotron.diagram;
}
