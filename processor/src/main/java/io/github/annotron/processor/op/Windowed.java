// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.op;

import io.github.annotron.processor.graph.Op;

/** An operation that moves a window over an image, and reads nothing else of that. */
interface Windowed extends Op {

    Window2D window();

    /** The same operation with another window. */
    Op with(Window2D window);
}
