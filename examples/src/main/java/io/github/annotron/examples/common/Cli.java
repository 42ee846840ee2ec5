// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.common;

import io.github.annotron.runtime.training.TrainingException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The command lines of the examples: what a user can put right is one line on standard error, not a stack trace. */
public final class Cli {

    private Cli() {}

    /** A picocli command line around a command. It exits with 0, with 1 where files or the training fail, with 2 for bad options. */
    public static CommandLine of(Object command) {
        return new CommandLine(command)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((e, arguments) -> {
                    CommandLine line = e.getCommandLine();
                    line.getErr().println(line.getCommandName() + ": " + e.getMessage());
                    if (!CommandLine.UnmatchedArgumentException.printSuggestions(e, line.getErr())) {
                        line.getErr().println("Try --help.");
                    }
                    return CommandLine.ExitCode.USAGE;
                })
                .setExecutionExceptionHandler((e, line, parsed) -> {
                    if (e instanceof IOException failure) {
                        line.getErr().println(line.getCommandName() + ": " + reason(failure));
                        return CommandLine.ExitCode.SOFTWARE;
                    }
                    if (e instanceof TrainingException) {
                        line.getErr().println(line.getCommandName() + ": " + e.getMessage());
                        return CommandLine.ExitCode.SOFTWARE;
                    }
                    throw e;
                });
    }

    /**
     * Refuses a number that is too small.
     *
     * @throws ParameterException if it is below {@code least}
     */
    public static void atLeast(CommandLine line, String option, int value, int least) {
        if (value < least) {
            throw new ParameterException(line, option + " must be at least " + least + ", not " + value);
        }
    }

    /**
     * Makes the folder that a file is to be written into, so that a wrong path is found before the work and not after it.
     *
     * @throws ParameterException if that cannot be, or if the file is a folder
     */
    public static void writable(CommandLine line, String option, Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw new ParameterException(line, option + " must be a file: " + file + " is a folder");
            }
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
                if (!Files.isWritable(folder)) {
                    throw new AccessDeniedException(folder.toString());
                }
            }
        } catch (IOException e) {
            throw new ParameterException(line, option + " " + file + " cannot be written: " + reason(e), e);
        }
    }

    /** Says what went wrong with a file; the messages of some exceptions are only the file's name. */
    public static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return e.getMessage() + " does not exist";
        }
        if (e instanceof AccessDeniedException) {
            return e.getMessage() + ": access denied";
        }
        if (e instanceof FileAlreadyExistsException) {
            return e.getMessage() + " exists and is not a folder";
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
