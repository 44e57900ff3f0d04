package beatmaster.ports.alsa;

import beatmaster.midi.PortInfo;

/**
 * A port of another client.
 *
 * @param card the sound card whose hardware it is, or -1 for software
 * @param readable whether it plays to others
 * @param writable whether others may play to it
 */
record AlsaPort(AlsaAddress address, String clientName, String portName, int card, boolean readable, boolean writable) {

    String name() {
        return clientName + ": " + portName;
    }

    /** As it is listed; what we hear is what it plays. */
    PortInfo info() {
        return new PortInfo(name(), address.toString(), readable, writable, AlsaPorts.SYSTEM);
    }
}
