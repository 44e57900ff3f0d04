package beatmaster.ports.alsa;

/**
 * A sequencer port's address, written {@code 20:0} as {@code aconnect} does. The kernel gives a number again when its owner
 * has gone.
 *
 * @param client 0..255
 * @param port 0..255
 */
record AlsaAddress(int client, int port) {

    /** The address that {@link #toString} wrote. */
    static AlsaAddress parse(String text) {
        int colon = text.indexOf(':');
        return new AlsaAddress(Integer.parseInt(text.substring(0, colon)), Integer.parseInt(text.substring(colon + 1)));
    }

    @Override
    public String toString() {
        return client + ":" + port;
    }
}
