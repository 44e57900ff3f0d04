"""A small libasound program: plays MIDI bytes at their times to a port of another client, on its own queue.

    send.py PORT < LINES       each line: milliseconds, then the bytes of one message in hex
    send.py PORT flood N       N control changes, 10,000 a second
    send.py - < LINES          to whoever connects to it, once somebody has, within a minute

Nothing of it is Beat Master's: libasound translates, times and sends.
"""
import ctypes
import sys
import time

asound = ctypes.CDLL("libasound.so.2")
EVENT_BYTES = 28
SUBSCRIBERS, UNKNOWN, QUEUE_DIRECT, START = 254, 253, 253, 30


def check(rc, what):
    if rc < 0:
        sys.exit(f"send.py: {what}: {rc}")
    return rc


seq = ctypes.c_void_p()
check(asound.snd_seq_open(ctypes.byref(seq), b"default", 3, 0), "open")
asound.snd_seq_set_client_name(seq, b"sender")
port = check(asound.snd_seq_create_simple_port(seq, b"out", 33, 1 << 20), "port")
queue = check(asound.snd_seq_alloc_named_queue(seq, b"sender"), "queue")
if sys.argv[1] != "-":
    address = ctypes.create_string_buffer(2)
    check(asound.snd_seq_parse_address(seq, address, sys.argv[1].encode()), "no such port")
    check(asound.snd_seq_connect_to(seq, port, address.raw[0], address.raw[1]), "connect")
else:
    info = ctypes.create_string_buffer(512)
    for _ in range(600):
        check(asound.snd_seq_get_port_info(seq, port, info), "port info")
        if asound.snd_seq_port_info_get_read_use(info) > 0:
            break
        time.sleep(0.1)
codec = ctypes.c_void_p()
check(asound.snd_midi_event_new(ctypes.c_size_t(1 << 16), ctypes.byref(codec)), "codec")


def event(message):
    buffer = ctypes.create_string_buffer(EVENT_BYTES)
    asound.snd_midi_event_reset_encode(codec)
    asound.snd_midi_event_encode(codec, message, ctypes.c_long(len(message)), buffer)
    buffer[13] = port
    buffer[14] = SUBSCRIBERS
    buffer[15] = UNKNOWN
    return buffer


def at(buffer, ms):
    buffer[1] = bytes([buffer.raw[1] | 1])
    buffer[3] = queue
    buffer[4:8] = int(ms // 1000).to_bytes(4, "little")
    buffer[8:12] = int(ms % 1000 * 1e6).to_bytes(4, "little")
    return buffer


if len(sys.argv) > 2:
    count = int(sys.argv[3])
    begin = time.monotonic()
    for i in range(count):
        flood = event(bytes([0xB0, 20, i & 127]))
        flood[3] = QUEUE_DIRECT
        asound.snd_seq_event_output_direct(seq, flood)
        ahead = i / 10_000 - (time.monotonic() - begin)
        if ahead > 0.002:
            time.sleep(ahead)
    print(f"sent {count} in {time.monotonic() - begin:.2f} s")
else:
    check(asound.snd_seq_control_queue(seq, queue, START, 0, None), "start")
    for line in sys.stdin:
        words = line.split()
        if words:
            message = event(bytes(int(word, 16) for word in words[1:]))
            check(asound.snd_seq_event_output(seq, at(message, float(words[0]))), "output")
    check(asound.snd_seq_drain_output(seq), "drain")
    asound.snd_seq_sync_output_queue(seq)
asound.snd_seq_close(seq)
