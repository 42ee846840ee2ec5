// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.support;

import java.util.Locale;

/** Numbers of bytes for people. */
public final class Bytes {

    private Bytes() {}

    /** Such as {@code 640 bytes}, {@code 12.5 KiB}, {@code 1.0 MiB}. */
    public static String text(long count) {
        if (count < 1024) {
            return count + " bytes";
        }
        double kibibytes = count / 1024.0;
        return kibibytes < 1024
                ? String.format(Locale.ROOT, "%.1f KiB", kibibytes)
                : String.format(Locale.ROOT, "%.1f MiB", kibibytes / 1024);
    }
}
