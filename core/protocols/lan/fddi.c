/* fddi.c - Fiber Distributed Data Interface, ISO 9314-2
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0                1                      7                      13
 *     +----------------+----------------------+----------------------+----------
 *     | frame control  | destination          | source               | payload …
 *     +----------------+----------------------+----------------------+----------
 *
 * Addresses travel with the first bit of each octet first, and pcap files keep them so:
 * compared with Ethernet each octet is mirrored.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dissect/octet-dissector.h"

#define LINK_FDDI 10

enum { CONTROL, CLASS, PRIORITY, SMT, MAC, DESTINATION, SOURCE, ADDRESS };

enum { CLASS_SMT = 4, CLASS_ASYNCHRONOUS = 5, CLASS_MAC = 12, CLASS_SYNCHRONOUS = 13 };

static const OctetName classes[] = {
  { 0, N_("Void") }, { CLASS_SMT, N_("Station management") },
  { CLASS_ASYNCHRONOUS, N_("Data") }, { 6, N_("Private use") }, { 8, N_("Token") },
  { CLASS_MAC, N_("Ring") }, { CLASS_SYNCHRONOUS, N_("Data, synchronous") },
  { 14, N_("Private use, synchronous") },
};
static const OctetName managements[] = { { 1, N_("Information") }, { 15, N_("Next station") } };
static const OctetName rings[] = { { 2, N_("Beacon") }, { 3, N_("Claim") } };

/* clang-format off */
static const OctetField fields[] = {
  [CONTROL] = { "fddi.fc", N_("Frame control"), OCTET_FIELD_HEX, .at = 0, .size = 1,
    .lesson = N_("What kind of frame it is.") },
  [CLASS] = { "fddi.fc.clf", N_("Class"), OCTET_FIELD_HEX, .bits = 8, .mask = 0xf0,
    OCTET_NAMED (classes),
    .lesson = N_("Data, or a frame that keeps the ring going round.") },
  [PRIORITY] = { "fddi.fc.prio", N_("Priority"), OCTET_FIELD_UINT, .bits = 8, .mask = 0x07,
    .lesson = N_("How urgent the data are.") },
  [SMT] = { "fddi.fc.smt_subtype", N_("Management"), OCTET_FIELD_UINT, .bits = 8, .mask = 0x0f,
    OCTET_NAMED (managements), .lesson = N_("What station management wants.") },
  [MAC] = { "fddi.fc.mac_subtype", N_("Ring"), OCTET_FIELD_UINT, .bits = 8, .mask = 0x0f,
    OCTET_NAMED (rings),
    .lesson = N_("A claim asks who shall make the token, a beacon says that the ring is "
                 "broken.") },
  [DESTINATION] = { "fddi.dst", N_("Destination"), OCTET_FIELD_MAC, .bits = 48,
    .lesson = N_("The station that the frame is for.") },
  [SOURCE] = { "fddi.src", N_("Source"), OCTET_FIELD_MAC, .bits = 48,
    .lesson = N_("The station that sent the frame, and that takes it off the ring again.") },
  [ADDRESS] = { "fddi.addr", N_("Address"), OCTET_FIELD_MAC, .bits = 48,
    .flags = OCTET_FIELD_HIDDEN,
    .lesson = N_("An address of either end. Filter on it to see both directions.") },
};
/* clang-format on */

static const OctetCarrier carriers[] = { { "frame.link", LINK_FDDI } };

static void
mirror (const guint8 *from,
        guint8       *to)
{
  for (gsize i = 0; i < 6; i++)
    {
      guint octet = from[i];

      octet = (octet & 0xf0) >> 4 | (octet & 0x0f) << 4;
      octet = (octet & 0xcc) >> 2 | (octet & 0x33) << 2;
      to[i] = (guint8) ((octet & 0xaa) >> 1 | (octet & 0x55) << 1);
    }
}

static void
add_address (OctetDissector *self,
             guint           field,
             const guint8   *address,
             gsize           at)
{
  octet_dissector_add_bytes (self, field, address, 6, at, 6);
  octet_dissector_add_bytes (self, ADDRESS, address, 6, at, 6);
}

static void
fddi_dissect (OctetDissector *self)
{
  const guint8 *bytes = octet_dissector_get_bytes (self);
  guint class = bytes[0] >> 4;
  guint8 destination[6], source[6];

  mirror (bytes + 1, destination);
  mirror (bytes + 7, source);
  octet_dissector_enter (self);
  octet_dissector_add (self, CLASS, 0, 1);
  if (class == CLASS_ASYNCHRONOUS)
    octet_dissector_add (self, PRIORITY, 0, 1);
  else if (class == CLASS_SMT)
    octet_dissector_add (self, SMT, 0, 1);
  else if (class == CLASS_MAC)
    octet_dissector_add (self, MAC, 0, 1);
  octet_dissector_close (self);
  add_address (self, DESTINATION, destination, 1);
  add_address (self, SOURCE, source, 7);
  octet_dissector_set_ends (self, OCTET_FLOW_FDDI, OCTET_ADDRESS_MAC, source, destination);
  if (class == CLASS_ASYNCHRONOUS || class == CLASS_SYNCHRONOUS)
    octet_dissector_hand_on (self, "wlan.llc", 0, 0);
  else
    octet_dissector_hand_on_data (self);
}

const OctetProtocol octet_protocol_fddi = {
  .key = "fddi",
  .name = N_("Fiber Distributed Data Interface"),
  .short_name = "FDDI",
  .reference = "ISO 9314-2",
  .level = OCTET_LEVEL_LINK,
  .header_size = 13,
  OCTET_FIELDS (fields),
  OCTET_CARRIERS (carriers),
  .dissect = fddi_dissect,
  .lesson = N_("A ring of glass fibre at 100 Mbit/s, the backbone of campus networks around 1990. "
               "A token goes round, and only its holder may send."),
};
