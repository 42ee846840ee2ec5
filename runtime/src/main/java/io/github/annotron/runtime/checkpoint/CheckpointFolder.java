// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.checkpoint;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files of {@link Checkpoints}, for the training that they belong to. Close it. */
public final class CheckpointFolder implements AutoCloseable {

    static final String STEP = "step";
    static final String BEST = "best";

    private static final String SUFFIX = ".safetensors";
    private static final Pattern NAME = Pattern.compile("(step|best)-([0-9]{1,18})\\.safetensors");
    private static final Pattern LEFTOVER = Pattern.compile("\\.(step|best)-[0-9]+\\.safetensors\\.[0-9a-f]+\\.tmp");
    private static final System.Logger LOG = System.getLogger(CheckpointFolder.class.getName());

    private final Path folder;
    private final int keep;
    private final @Nullable FileChannel lock;
    // Those that were read or written here, so that they are known to be whole; the oldest one first.
    private final Deque<Numbered> good = new ArrayDeque<>();

    private CheckpointFolder(Path folder, int keep, @Nullable FileChannel lock) {
        this.folder = folder;
        this.keep = keep;
        this.lock = lock;
    }

    /** A file of the folder and the step after which it was written. */
    private record Numbered(Path file, long step) {}

    /**
     * Opens a folder, and deletes what a writer left that was killed.
     *
     * @throws CheckpointException if it cannot be made or written, if another training uses it, or if there are files in it
     *     already and training is not to go on from them
     */
    public static CheckpointFolder open(Checkpoints settings) {
        Path folder = settings.folder();
        FileChannel lock = null;
        try {
            Files.createDirectories(folder);
            lock = lock(folder);
            CheckpointFolder opened = new CheckpointFolder(folder, settings.keep(), lock);
            List<Numbered> there = files(folder, STEP);
            if (!settings.isResuming() && !there.isEmpty()) {
                throw new CheckpointException(folder + " holds checkpoints of another call of fit, such as "
                        + there.get(0).file.getFileName()
                        + ". Go on from them with Fit.resume(), or use another folder.");
            }
            for (Path leftover : matching(folder, LEFTOVER)) {
                Files.deleteIfExists(leftover);
            }
            return opened;
        } catch (IOException e) {
            close(lock);
            throw new CheckpointException(folder + ": the folder of the checkpoints cannot be used: " + e, e);
        } catch (RuntimeException e) {
            close(lock);
            throw e;
        }
    }

    /** A lock on the folder that the system gives back when the process ends, whatever ends it; null where it has none. */
    private static @Nullable FileChannel lock(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // Taken by this process.
        } catch (IOException e) {
            channel.close();
            return null;
        }
        channel.close();
        throw new CheckpointException(folder + " is in use by another training");
    }

    /**
     * The newest file that is whole. One that is not is passed over, with a warning to the log.
     *
     * @return empty if there are no files
     * @throws CheckpointException if there are files, and none of them is whole; if the newest one that is whole is no checkpoint
     */
    public Optional<Checkpoint> newest() {
        List<Numbered> files = new ArrayList<>();
        files.addAll(files(folder, STEP));
        files.addAll(files(folder, BEST));
        files.sort(Comparator.comparingLong(Numbered::step).reversed());
        IOException first = null;
        for (Numbered numbered : files) {
            try {
                Checkpoint checkpoint = Checkpoint.read(numbered.file);
                if (first != null) {
                    LOG.log(
                            System.Logger.Level.WARNING,
                            "training goes on from {0}, for the newer one is damaged: {1}",
                            numbered.file,
                            first.getMessage());
                }
                if (numbered.file.getFileName().toString().startsWith(STEP)) {
                    good.addLast(numbered);
                }
                return Optional.of(checkpoint);
            } catch (IOException e) {
                if (first == null) {
                    first = e;
                }
            }
        }
        if (first != null) {
            throw new CheckpointException("no checkpoint of " + folder + " can be read: " + first.getMessage(), first);
        }
        return Optional.empty();
    }

    /**
     * Writes a file, then deletes those that are too old.
     *
     * @param step names it: the number of steps that are done
     * @param best whether it is the best so far, which is written as a file of its own
     * @param state what it holds
     * @throws CheckpointException if it cannot be written; the others are then all there
     */
    public void write(long step, boolean best, StateWriter state) {
        Path file = file(best ? BEST : STEP, step);
        try {
            Checkpoint.write(file, state);
            if (best) {
                for (Numbered other : files(folder, BEST)) {
                    if (other.step != step) {
                        Files.deleteIfExists(other.file);
                    }
                }
                return;
            }
            Numbered written = new Numbered(file, step);
            good.removeIf(other -> other.step == step);
            good.addLast(written);
            while (good.size() > keep) {
                good.removeFirst();
            }
            if (good.size() == keep) {
                for (Numbered other : files(folder, STEP)) {
                    if (other.step < good.getFirst().step) {
                        Files.deleteIfExists(other.file);
                    }
                }
            }
        } catch (IOException e) {
            throw new CheckpointException(file + ": the checkpoint cannot be written: " + e, e);
        }
    }

    /** Lets others use the folder. */
    @Override
    public void close() {
        close(lock);
    }

    private static void close(@Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "the lock of a checkpoint folder cannot be closed", e);
        }
    }

    static Optional<Path> newest(Path folder, String kind) {
        return files(folder, kind).stream().map(Numbered::file).findFirst();
    }

    /** The files of a kind, the newest one first. */
    private static List<Numbered> files(Path folder, String kind) {
        List<Numbered> files = new ArrayList<>();
        for (Path file : matching(folder, NAME)) {
            Matcher matcher = NAME.matcher(file.getFileName().toString());
            if (matcher.matches() && matcher.group(1).equals(kind)) {
                files.add(new Numbered(file, Long.parseLong(matcher.group(2))));
            }
        }
        files.sort(Comparator.comparingLong(Numbered::step).reversed());
        return files;
    }

    private static List<Path> matching(Path folder, Pattern name) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(
                            file -> name.matcher(file.getFileName().toString()).matches())
                    .toList();
        } catch (IOException e) {
            throw new CheckpointException(folder + ": the folder of the checkpoints cannot be read: " + e, e);
        }
    }

    private Path file(String kind, long step) {
        return folder.resolve(String.format(Locale.ROOT, "%s-%010d%s", kind, step, SUFFIX));
    }
}
