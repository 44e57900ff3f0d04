package beatmaster.train;

/** Told how training goes. Called on the training thread. */
public interface TrainingProgress {

    /**
     * @param epoch from 1
     * @param epochs how many there are to be
     * @param batches in this epoch
     */
    void epochBegins(int epoch, int epochs, int batches);

    /** @param loss of this batch, in nats a step */
    void batchDone(double loss);

    /**
     * @param epoch from 1
     * @param trainLoss mean over the epoch, in nats a step
     * @param validation on the validation split
     * @param best whether this is the best so far, and so was written
     */
    void epochDone(int epoch, double trainLoss, Scores validation, boolean best);
}
