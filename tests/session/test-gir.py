#!/usr/bin/python3
# test-gir.py - opens a capture from Python, as somebody who comes from Scapy would.
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Counts packets, lists all IP addresses, reads TCP flags and HTTP requests, and
# walks a tree: what a first lesson with Scapy does, and what breaks first when
# an annotation is wrong.

import os
import sys

import gi

gi.require_version('Octet', '1')
from gi.repository import Gio, GLib, Octet  # noqa: E402

CAPTURES = os.environ['OCTET_CAPTURES']
tests = []


def test(function):
    tests.append(function)
    return function


def load(name):
    session = Octet.Session.new()
    session.load(os.path.join(CAPTURES, name), 0, None)
    return session


def packets(session):
    return [session.get_packet(n) for n in range(1, session.get_n_packets() + 1)]


@test
def count():
    session = load('http/methods.pcap')
    assert session.get_n_packets() > 10
    assert session.get_phase() == Octet.SessionPhase.DONE
    assert [p.get_number() for p in packets(session)][:3] == [1, 2, 3]


@test
def all_addresses():
    found = set()
    for packet in packets(load('http/pipelined.pcap')):
        found.update(packet.list_values('ip.addr'))
    assert len(found) >= 2, found
    assert all(len(address.split('.')) == 4 for address in found), found


@test
def tcp_flags():
    syns = [p for p in packets(load('http/methods.pcap'))
            if p.has_layer('tcp') and p.get_value('tcp.flags.syn') == '1'
            and p.get_value('tcp.flags.ack') == '0']
    assert syns
    assert all(p.get_value('tcp.dstport') == '80' for p in syns)


@test
def http_requests():
    requests = [(p.get_value('http.request.method'), p.get_value('http.request.uri'))
                for p in packets(load('http/methods.pcap')) if p.get_value('http.request.method')]
    assert ('GET' in {method for method, _ in requests}), requests
    assert all(uri for _, uri in requests)


@test
def tree():
    packet = load('http/pipelined.pcap').get_packet(1)
    layers = packet.list_fields()
    assert [layer.get_key() for layer in layers][:2] == ['frame', 'eth'], \
        [layer.get_key() for layer in layers]
    assert packet.list_layers()[:4] == ['frame', 'eth', 'ethertype', 'ip']
    destination = layers[1].list_fields()[0]
    assert destination.get_key() == 'eth.dst'
    assert (destination.get_position(), destination.get_size()) == (0, 6)
    assert destination.get_type_name() == 'FT_ETHER'
    assert destination.get_lesson().endswith('.')
    data = packet.get_bytes().get_data()
    assert destination.get_value() == ':'.join('%02x' % octet for octet in data[:6])
    assert 'eth' in packet.list_layers() and packet.to_text().startswith('Frame 1')


@test
def a_main_loop():
    session = Octet.Session.new()
    loop = GLib.MainLoop()
    seen = []

    def phase_changed(session, _):
        if session.get_phase() in (Octet.SessionPhase.DONE, Octet.SessionPhase.FAILED):
            loop.quit()

    session.connect('notify::phase', phase_changed)
    session.connect('notify::n-packets', lambda s, _: seen.append(s.get_n_packets()))
    session.open(Gio.File.new_for_path(os.path.join(CAPTURES, 'tcp/small.pcap')))
    GLib.timeout_add_seconds(60, loop.quit)
    loop.run()
    assert session.get_phase() == Octet.SessionPhase.DONE
    assert seen and seen[-1] == session.get_n_packets() == len(packets(session))
    assert seen == sorted(seen)


@test
def errors():
    session = Octet.Session.new()
    try:
        session.load(__file__, 0, None)
        assert False, 'a Python program is no capture'
    except GLib.Error as error:
        assert error.message.endswith('.') and 'test-gir.py' in error.message, error.message
    try:
        load('tcp/small.pcap').get_packet(1000000)
        assert False, 'there is no such packet'
    except GLib.Error as error:
        assert error.message.endswith('.')


print('1..%d' % len(tests))
failed = 0
for number, function in enumerate(tests, 1):
    try:
        function()
        print('ok %d - %s' % (number, function.__name__))
    except Exception as error:  # noqa: BLE001: whatever it is, it is this test's failure
        failed += 1
        print('not ok %d - %s' % (number, function.__name__))
        print('# %s: %s' % (type(error).__name__, str(error).replace('\n', ' ')))
sys.exit(failed > 0)
