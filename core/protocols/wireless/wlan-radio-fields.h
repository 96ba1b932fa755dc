/* wlan-radio-fields.h - the fields of wlan-radio.c, included for numbers and for the table.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define LESSON_A \
  N_("Worked out from the rate, the length and the kind of modulation.")
FIELD (PHY, "wlan_radio.phy", N_("Standard"), OCTET_FIELD_UINT, .bits = 32,
    .flags = OCTET_FIELD_LITTLE | OCTET_FIELD_GENERATED, OCTET_NAMED (phys),
    .lesson = N_("Which edition of the standard the frame was modulated by, found from its "
                 "rate and channel."))
FIELD (FREQUENCY, "wlan_radio.frequency", N_("Frequency"), OCTET_FIELD_UINT, .bits = 16,
    .flags = OCTET_FIELD_LITTLE | OCTET_FIELD_GENERATED, .unit = N_("MHz"),
    .lesson = N_("The channel's middle frequency."))
FIELD (CHANNEL, "wlan_radio.channel", N_("Channel"), OCTET_FIELD_UINT, .bits = 32,
    .flags = OCTET_FIELD_LITTLE | OCTET_FIELD_GENERATED,
    .lesson = N_("The channel's number. In the 2.4 GHz band only 1, 6 and 11 (or 13) do not "
                 "overlap."))
FIELD (RATE, "wlan_radio.data_rate", N_("Data rate"), OCTET_FIELD_FLOAT,
    .flags = OCTET_FIELD_GENERATED, .unit = N_("Mb/s"),
    .lesson = N_("How fast the frame was sent."))
FIELD (SHORT_PREAMBLE, "wlan_radio.short_preamble", N_("Short preamble"), OCTET_FIELD_BOOL,
    .bits = 8, .flags = OCTET_FIELD_GENERATED, .on = N_("Yes"), .off = N_("No"),
    .lesson = N_("Whether the slow start of the frame was halved, which old stations do not "
                 "understand."))
FIELD (G_MODE, "wlan_radio.11g.mode", N_("Proprietary mode"), OCTET_FIELD_UINT, .bits = 32,
    .flags = OCTET_FIELD_LITTLE | OCTET_FIELD_GENERATED,
    .lesson = N_("Some vendors sold faster modes of their own; 0 means none."))
FIELD (A_TURBO, "wlan_radio.11a.turbo_type", N_("Turbo mode"), OCTET_FIELD_UINT, .bits = 32,
    .flags = OCTET_FIELD_LITTLE | OCTET_FIELD_GENERATED,
    .lesson = N_("Some vendors sold a mode of double width; 0 means none."))
FIELD (N_INDEX, "wlan_radio.11n.mcs_index", N_("Scheme"), OCTET_FIELD_UINT, .bits = 32,
    .flags = OCTET_FIELD_LITTLE | OCTET_FIELD_GENERATED,
    .lesson = N_("The modulation and coding scheme of 802.11n."))
FIELD (N_WIDTH, "wlan_radio.11n.bandwidth", N_("Width"), OCTET_FIELD_UINT, .bits = 32,
    .flags = OCTET_FIELD_LITTLE | OCTET_FIELD_GENERATED, OCTET_NAMED (widths),
    .lesson = N_("How wide the channel was."))
FIELD (N_GUARD, "wlan_radio.11n.short_gi", N_("Short guard interval"), OCTET_FIELD_BOOL,
    .bits = 8, .flags = OCTET_FIELD_GENERATED, .on = N_("Yes"), .off = N_("No"),
    .lesson = N_("Whether the pause between symbols was the short one."))
FIELD (N_GREENFIELD, "wlan_radio.11n.greenfield", N_("Greenfield"), OCTET_FIELD_BOOL, .bits = 8,
    .flags = OCTET_FIELD_GENERATED, .on = N_("Yes"), .off = N_("No"),
    .lesson = N_("Whether the frame starts without the part that old stations understand."))
FIELD (N_FEC, "wlan_radio.11n.fec", N_("Error correction"), OCTET_FIELD_UINT, .bits = 32,
    .flags = OCTET_FIELD_LITTLE | OCTET_FIELD_GENERATED, OCTET_NAMED (fec_types),
    .lesson = N_("Which code lets the receiver repair single wrong bits."))
FIELD (N_STBC, "wlan_radio.11n.stbc_streams", N_("Space-time streams"), OCTET_FIELD_UINT,
    .bits = 32, .flags = OCTET_FIELD_LITTLE | OCTET_FIELD_GENERATED,
    .lesson = N_("How many streams carry the same data by different antennas."))
FIELD (AC_GUARD, "wlan_radio.11ac.short_gi", N_("Short guard interval"), OCTET_FIELD_BOOL,
    .bits = 8, .flags = OCTET_FIELD_GENERATED, .on = N_("Yes"), .off = N_("No"),
    .lesson = N_("Whether the pause between symbols was the short one."))
FIELD (AC_WIDTH, "wlan_radio.11ac.bandwidth", N_("Width"), OCTET_FIELD_UINT, .bits = 32,
    .flags = OCTET_FIELD_LITTLE | OCTET_FIELD_GENERATED, OCTET_NAMED (widths),
    .lesson = N_("How wide the channel was."))
FIELD (AC_USER, "wlan_radio.11ac.user", N_("User"), OCTET_FIELD_LABEL,
    .flags = OCTET_FIELD_GENERATED,
    .lesson = N_("802.11ac can send to several stations at once; each has its own coding."))
FIELD (AC_SCHEME, "wlan_radio.11ac.mcs", N_("Scheme"), OCTET_FIELD_UINT, .bits = 32,
    .flags = OCTET_FIELD_LITTLE | OCTET_FIELD_GENERATED,
    .lesson = N_("Modulation and coding, 0 to 9."))
FIELD (AC_STREAMS, "wlan_radio.11ac.nss", N_("Streams"), OCTET_FIELD_UINT, .bits = 32,
    .flags = OCTET_FIELD_LITTLE | OCTET_FIELD_GENERATED,
    .lesson = N_("How many streams go out at once by different antennas."))
FIELD (AC_FEC, "wlan_radio.11ac.fec", N_("Error correction"), OCTET_FIELD_UINT, .bits = 32,
    .flags = OCTET_FIELD_LITTLE | OCTET_FIELD_GENERATED, OCTET_NAMED (fec_types),
    .lesson = N_("Which code lets the receiver repair single wrong bits."))
FIELD (SIGNAL_DB, "wlan_radio.signal_db", N_("Signal"), OCTET_FIELD_UINT, .bits = 8,
    .flags = OCTET_FIELD_GENERATED, .unit = N_("dB"),
    .lesson = N_("How strong the frame arrived, above a level that only the vendor knows."))
FIELD (SIGNAL, "wlan_radio.signal_dbm", N_("Signal"), OCTET_FIELD_INT, .bits = 8,
    .flags = OCTET_FIELD_GENERATED, .unit = N_("dBm"),
    .lesson = N_("How strong the frame arrived. -40 is close by, -90 is hardly to be "
                 "understood."))
FIELD (NOISE, "wlan_radio.noise_dbm", N_("Noise"), OCTET_FIELD_INT, .bits = 8,
    .flags = OCTET_FIELD_GENERATED, .unit = N_("dBm"),
    .lesson = N_("How strong the noise is when nobody sends."))
FIELD (SNR, "wlan_radio.snr", N_("Signal above noise"), OCTET_FIELD_INT, .bits = 32,
    .flags = OCTET_FIELD_LITTLE | OCTET_FIELD_GENERATED, .unit = N_("dB"),
    .lesson = N_("What decides how fast stations can talk: about 10 dB for the slow rates, 25 "
                 "for the fast ones."))
FIELD (TIMESTAMP, "wlan_radio.timestamp", N_("Clock"), OCTET_FIELD_UINT, .bits = 64,
    .flags = OCTET_FIELD_LITTLE | OCTET_FIELD_GENERATED, .unit = N_("µs"),
    .lesson = N_("The card's clock when it received the frame."))
FIELD (LAST_PART, "wlan_radio.last_part_of_an_ampdu", N_("Last of its burst"), OCTET_FIELD_BOOL,
    .bits = 32, .flags = OCTET_FIELD_LITTLE | OCTET_FIELD_GENERATED, .on = N_("Yes"),
    .off = N_("No"),
    .lesson = N_("Whether the frame ended a burst of frames that share one preamble."))
FIELD (DELIMITER, "wlan_radio.a_mpdu_delim_crc_error", N_("Delimiter damaged"), OCTET_FIELD_BOOL,
    .bits = 32, .flags = OCTET_FIELD_LITTLE | OCTET_FIELD_GENERATED, .on = N_("Yes"),
    .off = N_("No"),
    .lesson = N_("Whether the mark between two frames of the burst was damaged."))
FIELD (AGGREGATE, "wlan_radio.a_mpdu_aggregate_id", N_("Burst"), OCTET_FIELD_UINT, .bits = 32,
    .flags = OCTET_FIELD_LITTLE | OCTET_FIELD_GENERATED,
    .lesson = N_("Frames of one burst have the same number here."))
FIELD (DURATION, "wlan_radio.duration", N_("Time on the air"), OCTET_FIELD_UINT, .bits = 32,
    .flags = OCTET_FIELD_LITTLE | OCTET_FIELD_GENERATED, .unit = N_("µs"),
    .lesson = N_("How long the frame kept the channel busy. Nobody else nearby can send in "
                 "that time."))
FIELD (PREAMBLE, "wlan_radio.preamble", N_("Preamble"), OCTET_FIELD_UINT, .bits = 32,
    .flags = OCTET_FIELD_LITTLE | OCTET_FIELD_GENERATED, .unit = N_("µs"),
    .lesson = N_("The part of that time before the data: it lets receivers tune in and says "
                 "how the rest is modulated."))
FIELD (START, "wlan_radio.start_tsf", N_("Start"), OCTET_FIELD_UINT, .bits = 64,
    .flags = OCTET_FIELD_LITTLE | OCTET_FIELD_GENERATED, .unit = N_("µs"),
    .lesson = N_("The card's clock when the frame began."))
FIELD (END, "wlan_radio.end_tsf", N_("End"), OCTET_FIELD_UINT, .bits = 64,
    .flags = OCTET_FIELD_LITTLE | OCTET_FIELD_GENERATED, .unit = N_("µs"),
    .lesson = N_("The card's clock when the frame ended."))
