/* octet-pcap.c - reads pcap files.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     file    magic 4, major 2, minor 2, zone 4, accuracy 4, snaplen 4, link type 4
 *     packet  seconds 4, fraction 4, captured size 4, wire size 4 [, interface 4,
 *             protocol 2, packet type 1, unused 1], octets
 *
 * The part in brackets is in files of the "modified" kind (magic 0xa1b2cd34), which
 * Alexey Kuznetzov's patches to libpcap wrote in the nineties. The layout is that of
 * draft-ietf-opsawg-pcap; numbers are in the order of the machine that wrote them.
 */
#include "config.h"

#include "capture/octet-capture-private.h"
#include "capture/octet-link-type.h"
#include "capture/octet-pcap-magic.h"

#include <glib/gi18n-lib.h>

#define FILE_HEADER_SIZE 24
#define NANOSECONDS G_GINT64_CONSTANT (1000000000)

static void
set_up_kind (OctetCapture *self,
             guint32       magic)
{
  self->format = OCTET_CAPTURE_FORMAT_PCAP;
  self->fraction_scale = 1000;
  self->record_header_size = 16;

  if (magic == OCTET_PCAP_MAGIC_NANO)
    {
      self->format = OCTET_CAPTURE_FORMAT_PCAP_NANO;
      self->fraction_scale = 1;
    }
  else if (magic == OCTET_PCAP_MAGIC_MODIFIED)
    {
      self->format = OCTET_CAPTURE_FORMAT_PCAP_MODIFIED;
      self->record_header_size = 24;
    }
}

/* The only interface; the link type's word also has room for the size of the frame
 * check sequence, in units of two octets. */
static void
add_only_interface (OctetCapture *self,
                    guint32       snaplen,
                    guint32       network)
{
  g_autoptr (OctetInterface) interface = octet_interface_new (network & 0x03ffffff);
  g_autoptr (OctetSection) section = octet_section_new ();

  interface->snaplen = snaplen;
  interface->time_resolution = self->fraction_scale == 1 ? 9 : 6;
  if (network & 0x04000000)
    interface->fcs_size = (int) (network >> 28) * 2;
  section->is_big_endian = self->is_big_endian;
  octet_capture_add_section (self, section);
  octet_capture_add_interface (self, interface);
}

/* Reads the file header; the magic number was seen already. */
gboolean
octet_pcap_open (OctetCapture *self,
                 GError      **error)
{
  OctetCaptureSource *source = self->source;
  const guint8 *header;
  guint16 major, minor;

  if (!octet_capture_source_want (source, FILE_HEADER_SIZE))
    {
      g_set_error (error, OCTET_CAPTURE_ERROR, OCTET_CAPTURE_ERROR_CUT_SHORT,
                   _("“%s” is cut short: it ends at octet %zu, before its "
                     "first packet."), self->name, octet_capture_source_left (source));
      return FALSE;
    }

  header = octet_capture_source_peek (source);
  self->is_big_endian = octet_pcap_magic_is_big_endian (header);
  set_up_kind (self, octet_capture_get_u32 (header, self->is_big_endian));
  major = octet_capture_get_u16 (header + 4, self->is_big_endian);
  minor = octet_capture_get_u16 (header + 6, self->is_big_endian);
  if (major != 2)
    {
      g_set_error (error, OCTET_CAPTURE_ERROR, OCTET_CAPTURE_ERROR_UNSUPPORTED,
                   _("“%s” is a pcap file of version %u.%u; Octet reads version 2."),
                   self->name, major, minor);
      return FALSE;
    }

  self->are_sizes_swapped = minor < 3;
  self->may_sizes_swap = minor == 3;
  add_only_interface (self, octet_capture_get_u32 (header + 16, self->is_big_endian),
                      octet_capture_get_u32 (header + 20, self->is_big_endian));
  octet_capture_source_pass (source, FILE_HEADER_SIZE);
  return TRUE;
}

static inline void
swap_sizes (OctetCapture       *self,
            OctetCapturePacket *packet)
{
  if (self->are_sizes_swapped
      || (self->may_sizes_swap && packet->captured_size > packet->wire_size))
    {
      guint32 size = packet->captured_size;

      packet->captured_size = packet->wire_size;
      packet->wire_size = size;
    }
}

/* Reads the next packet; FALSE at the end, for which self->end has the reason. */
gboolean
octet_pcap_next (OctetCapture       *self,
                 OctetCapturePacket *ret_packet)
{
  OctetCaptureSource *source = self->source;
  const OctetInterfaceClock *clock = &g_array_index (self->clocks, OctetInterfaceClock, 0);
  gsize header_size = self->record_header_size;
  gboolean is_big_endian = self->is_big_endian;
  const guint8 *header;

  if (!octet_capture_source_want (source, header_size))
    return octet_capture_stop_cut (self, 0);

  header = octet_capture_source_peek (source);
  ret_packet->time = octet_capture_get_u32 (header, is_big_endian) * NANOSECONDS
                     + octet_capture_get_u32 (header + 4, is_big_endian) * self->fraction_scale;
  ret_packet->captured_size = octet_capture_get_u32 (header + 8, is_big_endian);
  ret_packet->wire_size = octet_capture_get_u32 (header + 12, is_big_endian);
  ret_packet->interface = 0;
  ret_packet->flags = 0;
  swap_sizes (self, ret_packet);

  if (ret_packet->captured_size > clock->max_size)
    return octet_capture_stop_damaged (self, OCTET_CAPTURE_ERROR_LIMIT,
                                       _("a packet of %u octets is larger than any can be"),
                                       ret_packet->captured_size);
  if (!octet_capture_source_want (source, header_size + ret_packet->captured_size))
    return octet_capture_stop_cut (self, 0);

  ret_packet->data = octet_capture_source_peek (source) + header_size;
  ret_packet->offset = source->offset + header_size;
  octet_capture_source_pass (source, header_size + ret_packet->captured_size);
  return TRUE;
}
