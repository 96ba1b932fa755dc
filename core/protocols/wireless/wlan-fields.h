/* wlan-fields.h - the fields of wlan.c, included twice: for their numbers, for the table.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define LESSON_FL \
  N_("One of the eight flags in the second octet of every frame.")
#define LESSON_AD \
  N_("An address of any station or access point in the frame. Filter on it to see " \
     "all that one of them says and hears.")
FIELD (TYPE_SUBTYPE, "wlan.fc.type_subtype", N_("Type and subtype"), OCTET_FIELD_HEX, .bits = 16,
    OCTET_NAMED (subtypes),
    .lesson = N_("What the frame is: management frames keep the network, control frames keep "
                 "order on the channel, data frames carry the load."))
FIELD (CONTROL, "wlan.fc", N_("Frame control"), OCTET_FIELD_HEX, .bits = 16,
    .lesson = N_("The first two octets: kind of frame and flags."))
FIELD (VERSION, "wlan.fc.version", N_("Version"), OCTET_FIELD_UINT, .bits = 8,
    .under = OCTET_UNDER (CONTROL), .size = 1, .mask = 0x3,
    .lesson = N_("Always 0."))
FIELD (TYPE, "wlan.fc.type", N_("Type"), OCTET_FIELD_UINT, .bits = 8,
    .under = OCTET_UNDER (CONTROL), .size = 1, .mask = 0xc, OCTET_NAMED (types),
    .lesson = N_("Management, control, data or extension."))
FIELD (SUBTYPE, "wlan.fc.subtype", N_("Subtype"), OCTET_FIELD_UINT, .bits = 8,
    .under = OCTET_UNDER (CONTROL), .size = 1, .mask = 0xf0,
    .lesson = N_("Which frame of that type it is."))
FIELD (FLAGS, "wlan.flags", N_("Flags"), OCTET_FIELD_HEX, .bits = 8,
    .under = OCTET_UNDER (CONTROL), .at = 1, .size = 1,
    .lesson = N_("Direction, retries, power saving, encryption."))
FIELD (F_DS, "wlan.fc.ds", N_("Direction"), OCTET_FIELD_HEX, .bits = 8,
    .under = OCTET_UNDER (FLAGS), .mask = 0x3, OCTET_NAMED (directions),
    .lesson = N_("Whether the frame goes to the access point, comes from it, or runs between "
                 "two stations. It decides what the addresses mean."))
FIELD (F_TODS, "wlan.fc.tods", N_("To the access point"), OCTET_FIELD_BOOL, .bits = 8,
    .under = OCTET_UNDER (FLAGS), .mask = 0x1, .flags = OCTET_FIELD_HIDDEN, .on = N_("Yes"),
    .off = N_("No"), .lesson = LESSON_FL)
FIELD (F_FROMDS, "wlan.fc.fromds", N_("From the access point"), OCTET_FIELD_BOOL, .bits = 8,
    .under = OCTET_UNDER (FLAGS), .mask = 0x2, .flags = OCTET_FIELD_HIDDEN, .on = N_("Yes"),
    .off = N_("No"), .lesson = LESSON_FL)
FLAG_SAID (F_FRAG, "wlan.fc.frag", N_("More fragments"), FLAGS, 8, 0x4, N_("More follow"),
    N_("Last or only one"), LESSON_FL)
FIELD (F_RETRY, "wlan.fc.retry", N_("Retry"), OCTET_FIELD_BOOL, .bits = 8,
    .under = OCTET_UNDER (FLAGS), .mask = 0x8, .on = N_("Sent again"), .off = N_("First time"),
    .lesson = N_("Nobody acknowledged the frame the first time. Many retries mean a bad or "
                 "busy channel."))
FIELD (F_POWER, "wlan.fc.pwrmgt", N_("Power saving"), OCTET_FIELD_BOOL, .bits = 8,
    .under = OCTET_UNDER (FLAGS), .mask = 0x10, .on = N_("Goes to sleep"),
    .off = N_("Stays awake"),
    .lesson = N_("The station says whether it will sleep after this frame; the access point "
                 "keeps its frames meanwhile."))
FIELD (F_MORE, "wlan.fc.moredata", N_("More data"), OCTET_FIELD_BOOL, .bits = 8,
    .under = OCTET_UNDER (FLAGS), .mask = 0x20, .on = N_("More frames wait"), .off = N_("None"),
    .lesson = N_("The access point tells a sleepy station that more frames wait for it."))
FIELD (F_PROTECTED, "wlan.fc.protected", N_("Protected"), OCTET_FIELD_BOOL, .bits = 8,
    .under = OCTET_UNDER (FLAGS), .mask = 0x40, .on = N_("Encrypted"), .off = N_("In the clear"),
    .lesson = N_("Whether the load is encrypted. The header never is: who talks to whom is "
                 "always to be seen."))
FIELD (F_ORDER, "wlan.fc.order", N_("Order or extended control"), OCTET_FIELD_BOOL, .bits = 8,
    .under = OCTET_UNDER (FLAGS), .mask = 0x80, .on = N_("Set"), .off = N_("Not set"),
    .lesson = N_("In QoS and management frames: four octets of extended control follow the "
                 "header."))
FIELD (DURATION, "wlan.duration", N_("Duration"), OCTET_FIELD_UINT, .bits = 16, .mask = 0x7fff,
    .flags = OCTET_FIELD_LITTLE, .unit = N_("µs"),
    .lesson = N_("How long the exchange will still need. All stations that hear it stay silent "
                 "for so long."))
FIELD (AID, "wlan.aid", N_("Association number"), OCTET_FIELD_UINT, .bits = 16, .mask = 0x3fff,
    .flags = OCTET_FIELD_LITTLE,
    .lesson = N_("The number that the access point gave to the station that asks for its "
                 "frames."))
FIELD (RA, "wlan.ra", N_("Receiver"), OCTET_FIELD_MAC,
    .lesson = N_("Who is to receive this frame on the air, and to acknowledge it."))
FIELD (TA, "wlan.ta", N_("Transmitter"), OCTET_FIELD_MAC,
    .lesson = N_("Who sent this frame on the air."))
FIELD (DA, "wlan.da", N_("Destination"), OCTET_FIELD_MAC,
    .lesson = N_("Whom the load is for in the end; it may sit behind the access point."))
FIELD (SA, "wlan.sa", N_("Source"), OCTET_FIELD_MAC,
    .lesson = N_("Who first sent the load; it may sit behind the access point."))
FIELD (BSSID, "wlan.bssid", N_("Network (BSSID)"), OCTET_FIELD_MAC,
    .lesson = N_("The access point's own address, which names its cell. Two cells may share a "
                 "name (SSID) but not this."))
FIELD (STA, "wlan.staa", N_("Station"), OCTET_FIELD_MAC,
    .lesson = N_("The one of the two ends that is not the access point."))
FIELD (ADDRESS, "wlan.addr", N_("Address"), OCTET_FIELD_MAC, .flags = OCTET_FIELD_HIDDEN,
    .lesson = LESSON_AD)
FIELD (FRAGMENT, "wlan.frag", N_("Fragment number"), OCTET_FIELD_UINT, .bits = 16, .mask = 0xf,
    .flags = OCTET_FIELD_LITTLE,
    .lesson = N_("Counts the pieces of a frame that was cut up."))
FIELD (SEQUENCE, "wlan.seq", N_("Sequence number"), OCTET_FIELD_UINT, .bits = 16, .mask = 0xfff0,
    .flags = OCTET_FIELD_LITTLE,
    .lesson = N_("Counts the frames of a sender, 0 to 4095. A retry has the same number, so it "
                 "is not taken twice."))
FIELD (QOS, "wlan.qos", N_("QoS control"), OCTET_FIELD_HEX, .bits = 16,
    .flags = OCTET_FIELD_LITTLE,
    .lesson = N_("How urgent the load is, and how it is to be acknowledged."))
FIELD (Q_TID, "wlan.qos.tid", N_("Traffic number"), OCTET_FIELD_UINT, .bits = 16,
    .under = OCTET_UNDER (QOS), .mask = 0xf, .flags = OCTET_FIELD_LITTLE,
    .lesson = N_("Which of the queues the load comes from."))
FIELD (Q_PRIORITY, "wlan.qos.priority", N_("Priority"), OCTET_FIELD_UINT, .bits = 16,
    .under = OCTET_UNDER (QOS), .mask = 0x7, .flags = OCTET_FIELD_LITTLE,
    OCTET_NAMED (priorities),
    .lesson = N_("0 to 7: background 1 and 2, best effort 0 and 3, video 4 and 5, voice 6 and "
                 "7."))
FIELD (Q_ACK, "wlan.qos.ack", N_("Acknowledgement"), OCTET_FIELD_HEX, .bits = 16,
    .under = OCTET_UNDER (QOS), .mask = 0x60, .flags = OCTET_FIELD_LITTLE, OCTET_NAMED (acks),
    .lesson = N_("Whether the receiver confirms each frame, a block of them, or none."))
FIELD (Q_AMSDU, "wlan.qos.amsdupresent", N_("Payload"), OCTET_FIELD_BOOL, .bits = 16,
    .under = OCTET_UNDER (QOS), .mask = 0x80, .flags = OCTET_FIELD_LITTLE,
    .on = N_("Several packets"), .off = N_("One packet"),
    .lesson = N_("Whether several packets were packed into this frame."))
FIELD (Q_EOSP, "wlan.qos.eosp", N_("End of service"), OCTET_FIELD_BOOL, .bits = 16, .mask = 0x10,
    .flags = OCTET_FIELD_LITTLE, .on = N_("The station may sleep"), .off = N_("Service goes on"),
    .lesson = N_("The access point tells a sleepy station whether this was the last frame for "
                 "now."))
FIELD (Q_BIT4, "wlan.qos.bit4", N_("Queue size follows"), OCTET_FIELD_BOOL, .bits = 16,
    .mask = 0x10, .flags = OCTET_FIELD_LITTLE, .on = N_("Queue size"), .off = N_("Time wanted"),
    .lesson = N_("What the upper octet holds in a frame from a station."))
FIELD (Q_TXOP, "wlan.qos.txop_dur_req", N_("Time wanted"), OCTET_FIELD_UINT, .bits = 16,
    .mask = 0xff00, .flags = OCTET_FIELD_LITTLE,
    .lesson = N_("How long the station would like to send, in 32 µs; 0 for not at all."))
FIELD (Q_QUEUE, "wlan.qos.queue_size", N_("Queue size"), OCTET_FIELD_UINT, .bits = 16,
    .mask = 0xff00, .flags = OCTET_FIELD_LITTLE,
    .lesson = N_("How much the station still has to send, in 256 octets."))
FIELD (Q_BUFFER, "wlan.qos.ps_buf_state", N_("Access point's buffer"), OCTET_FIELD_HEX,
    .bits = 16, .mask = 0xff00, .flags = OCTET_FIELD_LITTLE,
    .lesson = N_("What the access point keeps for the sleeping station."))
FIELD (Q_BUFFER_STATED, "wlan.qos.buf_state_indicated", N_("Buffer stated"), OCTET_FIELD_BOOL,
    .bits = 16, .mask = 0x200, .flags = OCTET_FIELD_LITTLE, .on = N_("Yes"), .off = N_("No"),
    .lesson = N_("Whether the octet says anything about the buffer."))
FIELD (HTC, "wlan.htc", N_("Extended control"), OCTET_FIELD_HEX, .bits = 32,
    .flags = OCTET_FIELD_LITTLE,
    .lesson = N_("Four octets with which 802.11n and later steer antennas and rates."))
FIELD (BAR_CONTROL, "wlan.ba.control", N_("Block control"), OCTET_FIELD_HEX, .bits = 16,
    .flags = OCTET_FIELD_LITTLE,
    .lesson = N_("How a block of frames is to be confirmed."))
FIELD (WEP_IV, "wlan.wep.iv", N_("Initialization vector"), OCTET_FIELD_HEX, .bits = 24,
    .lesson = N_("Three octets that make each frame's key stream different. They are far too "
                 "few, which is why WEP can be broken."))
FIELD (WEP_KEY, "wlan.wep.key", N_("Key index"), OCTET_FIELD_UINT, .bits = 8,
    .lesson = N_("Which of up to four keys was used."))
FIELD (WEP_ICV, "wlan.wep.icv", N_("Integrity check"), OCTET_FIELD_HEX, .bits = 32,
    .lesson = N_("A CRC-32 of the load, encrypted with it. It was meant to show changes, but "
                 "it can be forged."))
FIELD (TKIP, "wlan.tkip.extiv", N_("TKIP packet number"), OCTET_FIELD_STRING,
    .lesson = N_("Counts frames, so that no key stream is used twice and old frames cannot be "
                 "replayed."))
FIELD (CCMP, "wlan.ccmp.extiv", N_("CCMP packet number"), OCTET_FIELD_STRING,
    .lesson = N_("Counts frames, so that no key stream is used twice and old frames cannot be "
                 "replayed."))
FIELD (FCS, "wlan.fcs", N_("Frame check sequence"), OCTET_FIELD_HEX, .bits = 32,
    .flags = OCTET_FIELD_LITTLE,
    .lesson = N_("A CRC-32 over the frame. Receivers acknowledge only frames whose sequence is "
                 "right."))
FIELD (FCS_STATUS, "wlan.fcs.status", N_("Check sequence status"), OCTET_FIELD_UINT, .bits = 8,
    .flags = OCTET_FIELD_GENERATED,
    .lesson = N_("Whether the check sequence fits the frame."))
FIELD (SUBFRAME, "wlan_aggregate.a_mdsu.subframe", N_("Packed packet"), OCTET_FIELD_LABEL,
    .lesson = N_("One of several packets in this frame: the air is busy for a shorter time than "
                 "if each had a frame of its own."))
FIELD (SUBFRAME_LENGTH, "wlan_aggregate.a_mdsu.length", N_("Length"), OCTET_FIELD_UINT,
    .bits = 16,
    .lesson = N_("Octets of the packet; what fills it up to a multiple of four is not counted."))
