/* frame.c - what the capture file says of a packet: number, time, lengths, interface.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bytes/octet-names-encapsulation.h"
#include "bytes/octet-time.h"
#include "dissect/octet-dissector.h"

enum
{
  SECTION, INTERFACE, INTERFACE_NAME, INTERFACE_DESCRIPTION, FLAGS, FLAG_DIRECTION,
  FLAG_RECEPTION, FLAG_FCS, FLAG_RESERVED, FLAG_CRC, FLAG_TOO_LONG, FLAG_TOO_SHORT, FLAG_GAP,
  FLAG_UNALIGNED, FLAG_DELIMITER, FLAG_PREAMBLE, FLAG_SYMBOL, ID, DROPPED, ENCAPSULATION, TIME,
  SHIFT, EPOCH, DELTA, DELTA_DISPLAYED, RELATIVE, NUMBER, LENGTH, CAPTURED, MARKED, IGNORED,
  ENTERPRISE, COPYING, PROTOCOLS, COMMENTS, COMMENT,
};

#define GENERATED .flags = OCTET_FIELD_GENERATED

static const OctetName directions[] = {
  { 0, N_("Unknown") }, { 1, N_("Inbound") }, { 2, N_("Outbound") },
};

static const OctetName receptions[] = {
  { 0, N_("Not specified") }, { 1, N_("Unicast") },     { 2, N_("Multicast") },
  { 3, N_("Broadcast") },     { 4, N_("Promiscuous") },
};

/* draft-ietf-opsawg-pcapng, 4.3.1: errors of the link, one bit each. */
#define ERROR_FLAG(name_, key_, mask_, lesson_)                                       \
  { "frame.packet_flags_" key_, name_, OCTET_FIELD_BOOL, .bits = 32, .mask = mask_, \
    .under = OCTET_UNDER (FLAGS), .lesson = lesson_ }

static const OctetField fields[] = {
  [SECTION] = { "frame.section_number", N_("Section number"), OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("A pcapng file can hold several recordings, one after the other. This is the "
                 "number of the one that the packet belongs to.") },
  [INTERFACE] = { "frame.interface_id", N_("Interface number"), OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("Which of the file's network interfaces saw the packet, counted from 0.") },
  [INTERFACE_NAME] = { "frame.interface_name", N_("Interface name"), OCTET_FIELD_STRING,
    .lesson = N_("What the recording computer calls the network interface, such as eth0 or "
                 "wlan0.") },
  [INTERFACE_DESCRIPTION] = { "frame.interface_description", N_("Interface description"),
    OCTET_FIELD_STRING,
    .lesson = N_("What the person or program that recorded says about the interface.") },
  [FLAGS] = { "frame.packet_flags", N_("Packet flags"), OCTET_FIELD_HEX, .bits = 32,
    .lesson = N_("What the network card noted about the packet: whether it came in or went out, "
                 "and errors on the line.") },
  [FLAG_DIRECTION] = { "frame.packet_flags_direction", N_("Direction"), OCTET_FIELD_HEX,
    .bits = 32, .mask = 0x3, .under = OCTET_UNDER (FLAGS), OCTET_NAMED (directions),
    .lesson = N_("Whether the recording computer received the packet or sent it.") },
  [FLAG_RECEPTION] = { "frame.packet_flags_reception_type", N_("Reception type"),
    OCTET_FIELD_UINT, .bits = 32, .mask = 0x1c, .under = OCTET_UNDER (FLAGS),
    OCTET_NAMED (receptions),
    .lesson = N_("Why the network card took the packet: it was for this computer, for a group, "
                 "for everybody, or for somebody else.") },
  [FLAG_FCS] = { "frame.packet_flags_fcs_length", N_("Frame check length"), OCTET_FIELD_UINT,
    .bits = 32, .mask = 0x1e0, .under = OCTET_UNDER (FLAGS),
    .lesson = N_("How many octets of checksum the link left at the end of the packet; 0 where "
                 "the card took them off or nobody says.") },
  [FLAG_RESERVED] = { "frame.packet_flags_reserved", N_("Reserved"), OCTET_FIELD_UINT,
    .bits = 32, .mask = 0xfe00, .under = OCTET_UNDER (FLAGS),
    .lesson = N_("Bits that have no meaning yet; they should be 0.") },
  [FLAG_CRC] = ERROR_FLAG (N_("Checksum error"), "crc_error", 1u << 24,
    N_("The link's checksum was wrong: the packet was damaged on the line.")),
  [FLAG_TOO_LONG] = ERROR_FLAG (N_("Too long"), "packet_too_error", 1u << 25,
    N_("The packet was longer than the link allows.")),
  [FLAG_TOO_SHORT] = ERROR_FLAG (N_("Too short"), "packet_too_short_error", 1u << 26,
    N_("The packet was shorter than the link allows, often the rest of a collision.")),
  [FLAG_GAP] = ERROR_FLAG (N_("Wrong gap before it"), "wrong_inter_frame_gap_error", 1u << 27,
    N_("The pause since the packet before it was not as long as the link asks for.")),
  [FLAG_UNALIGNED] = ERROR_FLAG (N_("Not whole octets"), "unaligned_frame_error", 1u << 28,
    N_("The number of bits cannot be divided by eight: some were lost or added.")),
  [FLAG_DELIMITER] = ERROR_FLAG (N_("Start not found"), "start_frame_delimiter_error", 1u << 29,
    N_("The bits that announce the start of a packet were damaged.")),
  [FLAG_PREAMBLE] = ERROR_FLAG (N_("Preamble damaged"), "preamble_error", 1u << 30,
    N_("The bits before a packet, by which the receiver finds the beat, were damaged.")),
  [FLAG_SYMBOL] = ERROR_FLAG (N_("Symbol error"), "symbol_error", 1u << 31,
    N_("A signal on the line stood for no bits at all.")),
  [ID] = { "frame.packet_id", N_("Packet identifier"), OCTET_FIELD_UINT, .bits = 64,
    .lesson = N_("A number that the same packet carries wherever it was seen, so that it can be "
                 "followed from interface to interface.") },
  [DROPPED] = { "frame.drop_count", N_("Packets lost before it"), OCTET_FIELD_UINT, .bits = 64,
    .lesson = N_("How many packets the recording computer could not keep up with since the one "
                 "before this, on the same interface.") },
  [ENCAPSULATION] = { "frame.encap_type", N_("Encapsulation type"), OCTET_FIELD_INT, .bits = 16,
    OCTET_NAMED (octet_names_encapsulation),
    .lesson = N_("Which kind of link the packet was seen on. It decides how the first octets "
                 "are read.") },
  [TIME] = { "frame.time", N_("Arrival time"), OCTET_FIELD_TIME,
    .lesson = N_("When the recording computer saw the packet, by its own clock.") },
  [SHIFT] = { "frame.offset_shift", N_("Time shift of this packet"), OCTET_FIELD_DURATION,
    GENERATED,
    .lesson = N_("How far the time was moved by hand since the file was opened.") },
  [EPOCH] = { "frame.time_epoch", N_("Epoch time"), OCTET_FIELD_DURATION,
    .lesson = N_("The arrival time as computers count it: seconds since 1 January 1970.") },
  [DELTA] = { "frame.time_delta", N_("Time since the previous packet"), OCTET_FIELD_DURATION,
    GENERATED,
    .lesson = N_("How long after the packet before it in the file this one arrived.") },
  [DELTA_DISPLAYED] = { "frame.time_delta_displayed", N_("Time since the previous shown packet"),
    OCTET_FIELD_DURATION, GENERATED,
    .lesson = N_("How long after the packet above it in the filtered list this one arrived.") },
  [RELATIVE] = { "frame.time_relative", N_("Time since the first packet"), OCTET_FIELD_DURATION,
    GENERATED,
    .lesson = N_("How long after the start of the capture this packet arrived.") },
  [NUMBER] = { "frame.number", N_("Packet number"), OCTET_FIELD_UINT, .bits = 32, GENERATED,
    .lesson = N_("The packet's place in the file, counted from 1. People quote it when they "
                 "talk about a capture.") },
  [LENGTH] = { "frame.len", N_("Length on the wire"), OCTET_FIELD_UINT, .bits = 32,
    .unit = N_("bytes"),
    .lesson = N_("How many octets the packet had on the network.") },
  [CAPTURED] = { "frame.cap_len", N_("Length in the file"), OCTET_FIELD_UINT, .bits = 32,
    .unit = N_("bytes"),
    .lesson = N_("How many of its octets were recorded. Fewer than the length on the wire "
                 "means that the end was cut off.") },
  [MARKED] = { "frame.marked", N_("Marked"), OCTET_FIELD_BOOL, GENERATED,
    .lesson = N_("Whether you have marked this packet.") },
  [IGNORED] = { "frame.ignored", N_("Ignored"), OCTET_FIELD_BOOL, GENERATED,
    .lesson = N_("Whether you have told Octet to leave this packet out.") },
  [ENTERPRISE] = { "frame.cb_pen", N_("Private enterprise number"), OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("Who put this block into the file, by a number that IANA gave them. Only they "
                 "know what it says.") },
  [COPYING] = { "frame.cb_copy", N_("Copying"), OCTET_FIELD_BOOL, .on = N_("Allowed"),
    .off = N_("Not allowed"),
    .lesson = N_("Whether a program that writes the file anew may take the block along.") },
  [PROTOCOLS] = { "frame.protocols", N_("Protocols in the packet"), OCTET_FIELD_STRING, GENERATED,
    .lesson = N_("The layers of the packet from the outside in: each one is the payload of the "
                 "one before it.") },
  [COMMENTS] = { "pkt_comment", N_("Comments"), OCTET_FIELD_PROTOCOL,
    .flags = OCTET_FIELD_HIDDEN,
    .lesson = N_("Filter on it to see the packets that somebody wrote a comment about.") },
  [COMMENT] = { "frame.comment", N_("Comment"), OCTET_FIELD_STRING,
    .lesson = N_("A note that somebody wrote about this packet; it is kept in the file.") },
};

/* The chain of protocols as one text, "eth:ethertype:ip:tcp". */
static void
add_protocols (OctetDissector       *self,
               const OctetFrameInfo *frame)
{
  const OctetRegistry *registry = octet_dissector_get_registry (self);
  const OctetStacks *stacks = octet_dissector_get_state (self)->stacks;
  g_autoptr (GString) text = g_string_new (NULL);

  if (frame->stack == OCTET_STACK_OVERFLOW)
    return;
  for (guint16 stack = frame->stack; stack != OCTET_STACK_EMPTY;
       stack = octet_stacks_get_parent (stacks, stack))
    {
      guint index = octet_stacks_get_protocol (stacks, stack);

      if (text->len > 0)
        g_string_prepend_c (text, ':');
      g_string_prepend (text, octet_registry_get_entry (registry, index)->protocol->key);
    }
  octet_dissector_add_text (self, PROTOCOLS, text->str, 0, 0);
}

static void
add_interface (OctetDissector       *self,
               const OctetFrameInfo *frame)
{
  if (!frame->has_interface)
    return;
  octet_dissector_add_uint (self, SECTION, frame->section + 1, 0, 0);
  octet_dissector_add_uint (self, INTERFACE, frame->interface, 0, 0);
  octet_dissector_enter (self);
  if (frame->interface_name != NULL)
    octet_dissector_add_text (self, INTERFACE_NAME, frame->interface_name, 0, 0);
  if (frame->interface_description != NULL)
    octet_dissector_add_text (self, INTERFACE_DESCRIPTION, frame->interface_description, 0, 0);
  octet_dissector_close (self);
}

/* What a pcapng file states beside the packet. */
static void
add_options (OctetDissector       *self,
             const OctetFrameInfo *frame)
{
  if (frame->has_flags)
    {
      octet_dissector_add_uint (self, FLAGS, frame->flags, 0, 0);
      octet_dissector_enter (self);
      for (guint i = FLAG_DIRECTION; i <= FLAG_SYMBOL; i++)
        octet_dissector_add_uint (self, i, octet_field_unmask (&fields[i], frame->flags), 0, 0);
      octet_dissector_close (self);
    }
  if (frame->has_id)
    octet_dissector_add_uint (self, ID, frame->id, 0, 0);
  if (frame->has_drop_count)
    octet_dissector_add_uint (self, DROPPED, frame->drop_count, 0, 0);
}

static void
add_times (OctetDissector       *self,
           const OctetFrameInfo *frame)
{
  if (frame->time == OCTET_NO_TIME)
    return;
  octet_dissector_add_time (self, TIME, frame->time, 0, 0);
  octet_dissector_add_time (self, SHIFT, 0, 0, 0);
  octet_dissector_add_time (self, EPOCH, frame->time, 0, 0);
  octet_dissector_add_time (self, DELTA, octet_time_span (frame->time, frame->previous_time), 0, 0);
  octet_dissector_add_time (self, DELTA_DISPLAYED,
                            octet_time_span (frame->time, frame->shown_time), 0, 0);
  octet_dissector_add_time (self, RELATIVE, octet_time_span (frame->time, frame->first_time), 0, 0);
}

/* A block of the file that is no packet; draft-ietf-opsawg-pcapng, 4.8. */
static void
add_custom (OctetDissector       *self,
            const OctetFrameInfo *frame)
{
  octet_dissector_describe (self, _(" %u: %u bytes of a custom block, no packet"), frame->number,
                            frame->captured_size);
  octet_dissector_add_uint (self, SECTION, frame->section + 1, 0, 0);
  octet_dissector_add_uint (self, NUMBER, frame->number, 0, 0);
  octet_dissector_add_uint (self, LENGTH, frame->wire_size, 0, 0);
  octet_dissector_add_uint (self, CAPTURED, frame->captured_size, 0, 0);
  octet_dissector_add_uint (self, MARKED, 0, 0, 0);
  octet_dissector_add_uint (self, IGNORED, 0, 0, 0);
  if (frame->has_custom)
    {
      octet_dissector_add_uint (self, ENTERPRISE, frame->enterprise, 0, 0);
      octet_dissector_add_uint (self, COPYING, frame->may_copy ? 1 : 0, 0, 0);
    }
  add_protocols (self, frame);
}

static void
add_fields (OctetDissector       *self,
            const OctetFrameInfo *frame)
{
  if (frame->is_custom)
    {
      add_custom (self, frame);
      return;
    }
  octet_dissector_describe (self, " %u: %u bytes on the wire, %u bytes captured", frame->number,
                            frame->wire_size, frame->captured_size);
  add_interface (self, frame);
  add_options (self, frame);
  octet_dissector_add_int (self, ENCAPSULATION, frame->encapsulation, 0, 0);
  add_times (self, frame);
  octet_dissector_add_uint (self, NUMBER, frame->number, 0, 0);
  octet_dissector_add_uint (self, LENGTH, frame->wire_size, 0, 0);
  octet_dissector_add_uint (self, CAPTURED, frame->captured_size, 0, 0);
  octet_dissector_add_uint (self, MARKED, 0, 0, 0);
  octet_dissector_add_uint (self, IGNORED, 0, 0, 0);
  add_protocols (self, frame);
  if (frame->comments != NULL && frame->comments[0] != NULL)
    octet_dissector_add (self, COMMENTS, 0, 0);
  for (guint i = 0; frame->comments != NULL && frame->comments[i] != NULL; i++)
    octet_dissector_add_text (self, COMMENT, frame->comments[i], 0, 0);
}

static void
frame_dissect (OctetDissector *self)
{
  const OctetFrameInfo *frame = octet_dissector_get_frame (self);

  if (octet_dissector_wants (self, OCTET_WANTS_FIELDS))
    add_fields (self, frame);
  octet_dissector_set_header (self, frame->captured_size);
  if (frame->is_custom)
    {
      octet_dissector_set_protocol_name (self, "PCAPNG");
      octet_dissector_summarize (self, "%s", _("Custom block of the file, no packet"));
      octet_dissector_hand_on_data (self);
      return;
    }
  octet_dissector_hand_on_named (self, "frame.link", frame->link_type);
}

const OctetProtocol octet_protocol_frame = {
  .key = "frame",
  .name = N_("Frame"),
  .reference = "Octet",
  .level = OCTET_LEVEL_FRAME,
  OCTET_FIELDS (fields),
  .dissect = frame_dissect,
  .lesson = N_("Not a protocol: what the capture file says about the packet, such as when it "
               "was seen and how long it was."),
};
