// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.report;

import io.github.annotron.diagram.Markup;

/** Text in HTML. */
final class Html {

    private Html() {}

    /**
     * Makes text safe in elements and in quoted attributes. Control characters, which no HTML may contain, become
     * question marks.
     */
    static String escape(String text) {
        return Markup.escape(text);
    }
}
