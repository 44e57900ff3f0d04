package beatmaster.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import beatmaster.dataset.Performance;
import beatmaster.dataset.Split;
import beatmaster.groove.StepEncoding;
import beatmaster.groove.StepHead;
import beatmaster.groove.StepNetwork;
import beatmaster.lstm.Engine;
import beatmaster.lstm.ModelFile;
import beatmaster.lstm.ModelHeader;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** How performances become batches, and how state lives on between them. */
class StreamsTest {

    private static final List<String> STYLES = List.of("jazz", "rock");

    @Test
    void eachPerformanceIsPlayedFromItsStartToItsEndInOneRow() {
        Performance only = Performances.loop("a", "rock", 5, Split.TRAIN, 1);
        BatchMaker maker = new BatchMaker(epoch -> List.of(new Lesson(only.groove())), 1, 32, 1);
        boolean[] fresh = new boolean[4];
        for (int i = 0; i < 4; i++) {
            Batch batch = maker.next();
            fresh[i] = batch.fresh()[0];
            for (int t = 0; t < 32; t++) {
                int step = i % 3 * 32 + t;
                int expected = step < 80 ? only.groove().mask(step) : StepTarget.NONE;
                assertEquals(expected, (int) batch.targets()[StepTarget.SIZE * t], "window " + i + ", step " + t);
            }
        }
        assertArrayEquals(new boolean[] {true, false, false, true}, fresh);
    }

    @Test
    void anEpochPlaysEveryLessonOnce() {
        List<Lesson> lessons = new LessonPlan(Performances.dataSet().performances(Split.TRAIN), STYLES).epoch(1);
        int batches = BatchMaker.batchesPerEpoch(lessons, 1, 32);
        BatchMaker maker = new BatchMaker(epoch -> lessons, 1, 32, 7);
        int steps = 0;
        for (int i = 0; i < batches; i++) {
            float[] targets = maker.next().targets();
            for (int t = 0; t < 32; t++) {
                steps += targets[StepTarget.SIZE * t] == StepTarget.NONE ? 0 : 1;
            }
        }
        int judged = 0;
        for (Lesson lesson : lessons) {
            judged += (int) java.util.stream.IntStream.range(0, lesson.length()).filter(lesson::judged).count();
        }
        assertEquals(judged, steps);
    }

    @Test
    void aWindowEndsWithTheFeaturesOfTheStepThatIsToBePredicted() {
        Performance performance = Performances.loop("a", "rock", 4, Split.TRAIN, 1);
        WindowMaker maker = new WindowMaker(epoch -> List.of(new Lesson(performance.groove())), 1, 8, 7);
        LessonReader reader = new LessonReader();
        float[][] features = new float[64][StepEncoding.SIZE];
        float[][] targets = new float[64][StepTarget.SIZE];
        reader.begin(new Lesson(performance.groove()));
        for (int i = 0; i < 64; i++) {
            reader.next(features[i], targets[i]);
        }
        for (int round = 0; round < 20; round++) {
            Batch batch = maker.next();
            int step = stepWith(features, batch.features(), 7);
            assertArrayEquals(targets[step], batch.targets());
            for (int t = 0; t < 8; t++) {
                int at = step - 7 + t;
                float[] expected = at < 0 ? new float[StepEncoding.SIZE] : features[at];
                assertArrayEquals(expected, java.util.Arrays.copyOfRange(batch.features(), t * StepEncoding.SIZE,
                        (t + 1) * StepEncoding.SIZE));
            }
        }
    }

    private static int stepWith(float[][] features, float[] window, int time) {
        float[] wanted = java.util.Arrays.copyOfRange(window, time * StepEncoding.SIZE, (time + 1) * StepEncoding.SIZE);
        for (int i = 0; i < features.length; i++) {
            if (java.util.Arrays.equals(features[i], wanted)) {
                return i;
            }
        }
        throw new AssertionError("the window ends with no step of the performance");
    }

    @Test
    void theSameSeedMakesTheSameBatches() {
        LessonPlan plan = new LessonPlan(Performances.dataSet().performances(Split.TRAIN), STYLES);
        BatchMaker one = new BatchMaker(plan::epoch, 3, 32, 7);
        BatchMaker other = new BatchMaker(plan::epoch, 3, 32, 7);
        for (int i = 0; i < 10; i++) {
            assertArrayEquals(one.next().features(), other.next().features());
        }
    }

    @Test
    void aStepThatIsOnlyListenedToIsInTheFeaturesOfTheNextButNoTarget() {
        Performance performance = Performances.loop("a", "rock", 1, Split.TRAIN, 1);
        Lesson lesson = new Lesson(performance.groove());
        lesson.onlyListen(0, 4);
        LessonReader reader = new LessonReader();
        reader.begin(lesson);
        float[] features = new float[StepEncoding.SIZE];
        float[] target = new float[StepTarget.SIZE];
        for (int i = 0; reader.hasNext(); i++) {
            reader.next(features, target);
            assertEquals(i < 4 ? StepTarget.NONE : performance.groove().mask(i), (int) target[0]);
            assertEquals(i == 0 ? 0 : performance.groove().mask(i - 1) & 1, (int) features[0]);
        }
    }

    @Test
    void featuresNeverTellWhatIsToBePredicted() {
        Performance one = Performances.loop("a", "rock", 3, Split.TRAIN, 1);
        float[] expected = new float[StepEncoding.SIZE];
        float[] actual = new float[StepEncoding.SIZE];
        LessonReader reader = new LessonReader();
        LessonReader second = new LessonReader();
        reader.begin(new Lesson(one.groove()));
        second.begin(new Lesson(changedAtTheEnd(one).groove()));
        float[] target = new float[StepTarget.SIZE];
        float[] changed = new float[StepTarget.SIZE];
        while (reader.hasNext()) {
            reader.next(expected, target);
            second.next(actual, changed);
            assertArrayEquals(expected, actual);
        }
        assertTrue(target[0] != changed[0]);
    }

    private static Performance changedAtTheEnd(Performance one) {
        int last = one.groove().length() - 1;
        beatmaster.grid.Groove groove = one.groove().slice(0, last);
        beatmaster.grid.Step step = one.groove().step(last);
        step.hit(8, 1, 0);
        groove.add(step);
        return new Performance("b", "nobody", "rock", 120, false, Split.TRAIN, groove);
    }

    @Test
    void stateLivesOnFromWindowToWindowAndIsForgottenWhereAnotherPerformanceBegins() {
        TrainingSettings settings = new TrainingSettings(beatmaster.lstm.Architecture.LSTM, 6, 2, 1, 1, 2, 8, 1e-30, 0, 1);
        List<Performance> performances = Performances.dataSet().performances(Split.TRAIN);
        float[] weights = InitialWeights.of(settings.shape(), performances, 1);
        TrainingNetwork network = new TrainingNetwork(settings, weights, 1);
        Random random = new Random(3);
        Batch[] batches = {batch(random, true, true), batch(random, false, false), batch(random, false, true)};
        double[] losses = new double[3];
        for (int i = 0; i < 3; i++) {
            losses[i] = network.learn(batches[i]);
        }
        StepNetwork[] rows = {engine(settings, weights), engine(settings, weights)};
        for (int i = 0; i < 3; i++) {
            double sum = 0;
            for (int row = 0; row < 2; row++) {
                if (batches[i].fresh()[row]) {
                    rows[row].reset();
                }
                sum += loss(rows[row], batches[i], row);
            }
            assertEquals(sum / 16, losses[i], 1e-4, "window " + i);
        }
    }

    private static StepNetwork engine(TrainingSettings settings, float[] weights) {
        ModelHeader header = new ModelHeader("test", settings.shape(), StepEncoding.NAME, StepHead.NAME, STYLES, "", Map.of());
        return Engine.JAVA.open(new ModelFile(header, weights));
    }

    private static Batch batch(Random random, boolean... fresh) {
        float[] features = new float[2 * StepEncoding.SIZE * 8];
        for (int i = 0; i < features.length; i++) {
            features[i] = random.nextInt(5) == 0 ? 1 : 0;
        }
        float[] targets = new float[2 * StepTarget.SIZE * 8];
        for (int t = 0; t < 8; t++) {
            targets[2 * StepTarget.SIZE * t] = random.nextInt(512);
            targets[2 * StepTarget.SIZE * t + 1] = random.nextInt(512);
        }
        for (int t = 0; t < 8; t++) {
            for (int i = 2; i < 2 * StepTarget.SIZE; i++) {
                targets[i + 2 * StepTarget.SIZE * t] = i < 2 * StepTarget.OFFSETS ? 0.5f : 0.1f;
            }
        }
        return new Batch(features, targets, fresh);
    }

    private static double loss(StepNetwork network, Batch batch, int row) {
        float[] x = new float[StepEncoding.SIZE];
        float[] y = new float[StepHead.SIZE];
        float[] target = new float[StepTarget.SIZE];
        StepLoss loss = new StepLoss();
        double sum = 0;
        for (int t = 0; t < 8; t++) {
            for (int i = 0; i < x.length; i++) {
                x[i] = batch.features()[row + 2 * (i + x.length * t)];
            }
            for (int i = 0; i < target.length; i++) {
                target[i] = batch.targets()[row + 2 * (i + target.length * t)];
            }
            network.step(x, y);
            sum += loss.of(y, target, 0, 1, new float[StepHead.SIZE]);
        }
        return sum;
    }

    @Test
    void theLossAsDl4jAsksForItIsTheMeanOverStepsThatAreNotPadding() {
        DrummingLoss loss = new DrummingLoss();
        INDArray outputs = Nd4j.rand(3, StepHead.SIZE).dup('f');
        INDArray labels = Nd4j.zeros(3, StepTarget.SIZE);
        labels.putScalar(0, 0, 5);
        labels.putScalar(1, 0, StepTarget.NONE);
        labels.putScalar(2, 0, 0);
        INDArray gradient = loss.computeGradient(labels, outputs, null, null);
        double bits = 0;
        float[] y = outputs.getRow(2).dup('c').data().asFloat();
        bits += beatmaster.groove.StepLikelihood.hitBits(y, 0);
        assertTrue(loss.lastScore() > bits * Math.log(2) / 2);
        assertEquals(0, gradient.getRow(1).norm1Number().doubleValue());
        assertEquals(0, gradient.getRow(2).sumNumber().doubleValue(), 1e-5, "softmax gradients add up to nothing");
        assertTrue(gradient.getRow(0).norm1Number().doubleValue() > 0.1);
    }
}
