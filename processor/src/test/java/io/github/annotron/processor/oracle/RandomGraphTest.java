// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.oracle;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Networks drawn at random, always the same ones; {@code -Dannotron.oracle.networks=1000} draws more, and {@code
 * -Dannotron.oracle.first=60} begins elsewhere.
 */
class RandomGraphTest extends OracleTest {
    private static final int FIRST = Integer.getInteger("annotron.oracle.first", 0);
    private static final int COUNT = Integer.getInteger("annotron.oracle.networks", 60);

    private static final List<Subject> SUBJECTS = Subject.compile(IntStream.range(FIRST, FIRST + COUNT)
                    .mapToObj(RandomNetworks::source)
                    .toList())
            .subjects();

    static List<Subject> subjects() {
        return SUBJECTS;
    }
}
