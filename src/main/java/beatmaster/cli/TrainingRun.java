package beatmaster.cli;

import beatmaster.train.Trainer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** Lets a trainer run until it ends or somebody presses Ctrl-C, which keeps the best network so far. */
final class TrainingRun {

    /** An epoch's end may take this long to be judged and written once Ctrl-C was pressed. */
    private static final int GRACE_SECONDS = 60;

    private final AtomicBoolean stop = new AtomicBoolean();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicInteger exitCode = new AtomicInteger(1);

    private TrainingRun() {
    }

    /** What is run. */
    @FunctionalInterface
    interface Course {
        /**
         * Trains and says in one line how it ended.
         *
         * @param stop asked between batches; once true, the best so far is to be kept and training to end
         */
        String run(BooleanSupplier stop) throws InterruptedException;
    }

    /** Says in one line how it ended. */
    static String untilStopped(Course course) throws InterruptedException {
        return new TrainingRun().run(course);
    }

    /**
     * Says in one line how it ended.
     *
     * @param resume whether to go on from the checkpoint
     */
    static String untilStopped(Trainer trainer, boolean resume) throws InterruptedException {
        return untilStopped(stop -> trainer.run(resume, stop));
    }

    /** A model that is there is somebody's work: it is not written over. */
    static void requirePlace(Path out, boolean mayBeThere, String instead) {
        Path folder = out.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new Failure("There is no folder " + folder + " to write a model to (make it first)");
        }
        if (Files.exists(out) && !mayBeThere) {
            throw new Failure(out + " is there already (" + instead + ")");
        }
    }

    private String run(Course course) throws InterruptedException {
        Thread hook = new Thread(this::stop, "keep the best");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            String end = course.run(stop::get);
            exitCode.set(0);
            return end;
        } finally {
            if (!stop.get()) {
                Runtime.getRuntime().removeShutdownHook(hook);
            }
            ended.countDown();
        }
    }

    /** On the hook's thread: holds the JVM's end back until the model is written. A stop with a model to keep is no failure. */
    private void stop() {
        stop.set(true);
        try {
            if (ended.await(GRACE_SECONDS, TimeUnit.SECONDS)) {
                // The training thread has one line left to say.
                TimeUnit.MILLISECONDS.sleep(300);
                Runtime.getRuntime().halt(exitCode.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
