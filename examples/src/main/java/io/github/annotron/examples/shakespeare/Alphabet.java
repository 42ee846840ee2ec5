// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.shakespeare;

/** Numbers for characters: 0 is the end of a line, 1 to 95 are the printable characters of ASCII. */
final class Alphabet {

    static final int SIZE = 96;

    private Alphabet() {}

    /** The number of a character; a question mark's for those that have none. */
    static int id(char character) {
        if (character == '\n') {
            return 0;
        }
        return character >= ' ' && character <= '~' ? character - ' ' + 1 : '?' - ' ' + 1;
    }

    static char character(int id) {
        return id == 0 ? '\n' : (char) (' ' + id - 1);
    }

    /** The numbers of all characters. */
    static byte[] ids(String text) {
        byte[] ids = new byte[text.length()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = (byte) id(text.charAt(i));
        }
        return ids;
    }
}
