// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;

/** Replaces files as a whole. */
public final class AtomicFile {

    private static final String TEMPORARY = ".tmp";

    private AtomicFile() {}

    /** Writes the contents. */
    @FunctionalInterface
    public interface Writer {

        /** Writes them all, from the start of the channel on. */
        void write(FileChannel channel) throws IOException;
    }

    /**
     * Writes a file beside the target, syncs it and renames it over the target. If anything fails, the target is as it was
     * and nothing is left behind.
     *
     * @param file the target; a symbolic link stays one, and its target is replaced
     * @throws IOException if the file cannot be written
     */
    public static void write(Path file, Writer writer) throws IOException {
        // Through a symbolic link, for a rename would replace the link.
        Path target = Files.isSymbolicLink(file) ? file.toRealPath() : file.toAbsolutePath();
        Path folder = target.getParent();
        if (folder == null || Files.isDirectory(target)) {
            throw new IOException(file + ": expected a file to write, found a directory");
        }
        // Not Files.createTempFile, which makes files that only their owner may read.
        String suffix = Long.toHexString(ThreadLocalRandom.current().nextLong());
        Path temporary = folder.resolve("." + target.getFileName() + "." + suffix + TEMPORARY);
        try (FileChannel channel =
                FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            writer.write(channel);
            channel.force(true);
        } catch (IOException | RuntimeException | Error e) {
            delete(temporary, e);
            throw e;
        }
        try {
            replace(temporary, target);
        } catch (IOException e) {
            delete(temporary, e);
            throw e;
        }
        syncFolder(folder);
    }

    /**
     * Writes a text file likewise, as UTF-8.
     *
     * @throws IOException if the file cannot be written
     */
    public static void write(Path file, String text) throws IOException {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes bytes likewise.
     *
     * @throws IOException if the file cannot be written
     */
    public static void write(Path file, byte[] content) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        write(file, channel -> {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        });
    }

    private static void replace(Path temporary, Path target) throws IOException {
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void delete(Path temporary, Throwable reason) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    /** Makes the new name survive a power failure, where the system lets directories be synced. */
    private static void syncFolder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows does not open directories; the file itself is complete in any case.
        }
    }
}
