/* octet-pcapng.c - reads pcapng files.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     block   type 4, size 4, body, padding to a multiple of four, size 4
 *
 * A file is one or more sections; each begins with a Section Header Block, which
 * sets the order of the numbers, and numbers its own interfaces from 0. Reference:
 * draft-ietf-opsawg-pcapng. Blocks of unknown types are passed over.
 *
 * Nothing is passed before the whole block is there, so that at the end of a file
 * that still grows the reader can simply try again later.
 */
#include "config.h"

#include "capture/octet-capture-private.h"
#include "capture/octet-pcap-magic.h"
#include "capture/octet-pcapng-blocks.h"
#include "capture/octet-pcapng.h"

#include <glib/gi18n-lib.h>

/* As many octets as the largest packet of most link types, and the block's own. */
#define CUSTOM_MAX (262144 + OCTET_PCAPNG_CUSTOM_HEAD + 4)

/* Sees the byte-order magic of a Section Header Block, which tells how to read even
 * the block's size. */
static gboolean
take_order (OctetCapture *self)
{
  const guint8 *magic;

  if (!octet_capture_source_want (self->source, OCTET_PCAPNG_BLOCK_FRAME))
    return octet_capture_stop_cut (self, 0);
  magic = octet_capture_source_peek (self->source) + OCTET_PCAPNG_BLOCK_HEAD;
  if (octet_bytes_be32 (magic) == OCTET_PCAPNG_ORDER)
    self->is_big_endian = TRUE;
  else if (GUINT32_SWAP_LE_BE (octet_bytes_be32 (magic)) == OCTET_PCAPNG_ORDER)
    self->is_big_endian = FALSE;
  else
    return octet_capture_stop_damaged (self, OCTET_CAPTURE_ERROR_DAMAGED,
                                       _("a section does not state its byte order"));
  return TRUE;
}

/* The captured octets of a packet block must fit its interface and the block. */
static gboolean
check_packet (OctetCapture       *self,
              OctetCapturePacket *packet,
              guint32             interface,
              guint32             room)
{
  if (interface >= self->clocks->len - self->first_interface)
    return octet_capture_stop_damaged (self, OCTET_CAPTURE_ERROR_DAMAGED,
                                       _("a packet names interface %u, which is not described"),
                                       interface);

  packet->interface = self->first_interface + interface;
  if (packet->captured_size > g_array_index (self->clocks, OctetInterfaceClock,
                                             packet->interface).max_size)
    return octet_capture_stop_damaged (self, OCTET_CAPTURE_ERROR_LIMIT,
                                       _("a packet of %u octets is larger than any can be"),
                                       packet->captured_size);
  if (packet->captured_size > room)
    return octet_capture_stop_damaged (self, OCTET_CAPTURE_ERROR_DAMAGED,
                                       _("a packet of %u octets does not fit its block"),
                                       packet->captured_size);
  return TRUE;
}

/* Enhanced Packet Block and its forerunner, the Packet Block; @block is whole.
 *
 *     enhanced  interface 4,            time 8, captured size 4, wire size 4, octets, options
 *     old       interface 2, dropped 2, time 8, captured size 4, wire size 4, octets, options
 */
static gboolean
read_packet (OctetCapture       *self,
             const guint8       *block,
             guint32             type,
             guint32             size,
             OctetCapturePacket *ret_packet)
{
  gboolean is_big_endian = self->is_big_endian;
  guint32 interface, options;
  guint64 ticks;

  if (size < OCTET_PCAPNG_PACKET_HEAD + 4)
    return octet_capture_stop_damaged (self, OCTET_CAPTURE_ERROR_DAMAGED,
                                       _("a packet's block of %u octets is too small"), size);

  interface = type == OCTET_PCAPNG_PACKET ? octet_capture_get_u32 (block + 8, is_big_endian)
                                          : octet_capture_get_u16 (block + 8, is_big_endian);
  ticks = (guint64) octet_capture_get_u32 (block + 12, is_big_endian) << 32
          | octet_capture_get_u32 (block + 16, is_big_endian);
  ret_packet->captured_size = octet_capture_get_u32 (block + 20, is_big_endian);
  ret_packet->wire_size = octet_capture_get_u32 (block + 24, is_big_endian);
  if (!check_packet (self, ret_packet, interface, size - OCTET_PCAPNG_PACKET_HEAD - 4))
    return FALSE;

  ret_packet->time =
    octet_interface_clock_convert (&g_array_index (self->clocks, OctetInterfaceClock,
                                                   ret_packet->interface), ticks);
  ret_packet->data = block + OCTET_PCAPNG_PACKET_HEAD;
  ret_packet->offset = self->source->offset + OCTET_PCAPNG_PACKET_HEAD;

  /* An option takes four octets at least; a lone end of options is none. */
  options = OCTET_PCAPNG_PACKET_HEAD + ret_packet->captured_size
            + (-ret_packet->captured_size & 3);
  ret_packet->flags = options + 4 <= size - 4 && (block[options] | block[options + 1]) != 0
                      ? OCTET_CAPTURE_PACKET_HAS_OPTIONS : 0;
  return TRUE;
}

/* Simple Packet Block: wire size 4, octets. It belongs to the section's first
 * interface; how much was captured follows from that one's limit and the block. */
static gboolean
read_simple_packet (OctetCapture       *self,
                    const guint8       *block,
                    guint32             size,
                    OctetCapturePacket *ret_packet)
{
  guint32 room;

  if (size < 16)
    return octet_capture_stop_damaged (self, OCTET_CAPTURE_ERROR_DAMAGED,
                                       _("a packet's block of %u octets is too small"), size);

  room = size - 16;
  ret_packet->wire_size = octet_capture_get_u32 (block + 8, self->is_big_endian);
  ret_packet->captured_size = ret_packet->wire_size;
  if (self->clocks->len > self->first_interface)
    {
      guint32 snaplen = g_array_index (self->clocks, OctetInterfaceClock,
                                       self->first_interface).snaplen;

      if (snaplen != 0)
        ret_packet->captured_size = MIN (ret_packet->captured_size, snaplen);
    }
  if (!check_packet (self, ret_packet, 0, room))
    return FALSE;

  ret_packet->time = G_MININT64;
  ret_packet->data = block + 12;
  ret_packet->offset = self->source->offset + 12;
  ret_packet->flags = OCTET_CAPTURE_PACKET_SIMPLE;
  return TRUE;
}

/* Custom Block: whose it is 4, octets and options. It has no place in time and is of no interface,
 * but people who look for it want to see where in the file it stands. */
static void
read_custom (OctetCapture       *self,
             const guint8       *block,
             guint32             size,
             OctetCapturePacket *ret_packet)
{
  ret_packet->interface = MIN (self->first_interface, MAX (self->clocks->len, 1) - 1);
  ret_packet->captured_size = size - OCTET_PCAPNG_CUSTOM_HEAD - 4;
  ret_packet->wire_size = ret_packet->captured_size;
  ret_packet->time = G_MININT64;
  ret_packet->data = block + OCTET_PCAPNG_CUSTOM_HEAD;
  ret_packet->offset = self->source->offset + OCTET_PCAPNG_CUSTOM_HEAD;
  ret_packet->flags = OCTET_CAPTURE_PACKET_CUSTOM;
}

/* A block that holds no packet; @block is whole. */
static gboolean
read_other (OctetCapture *self,
            const guint8 *block,
            guint32       type,
            guint32       size)
{
  OctetReader body;

  octet_reader_init (&body, block + OCTET_PCAPNG_BLOCK_HEAD, size - OCTET_PCAPNG_BLOCK_FRAME);
  switch (type)
    {
    case OCTET_PCAPNG_SECTION:
      return octet_pcapng_read_section (self, &body);
    case OCTET_PCAPNG_INTERFACE:
      return octet_pcapng_read_interface (self, &body);
    case OCTET_PCAPNG_NAMES:
      octet_pcapng_read_names (self, &body);
      return TRUE;
    case OCTET_PCAPNG_STATISTICS:
      octet_pcapng_read_statistics (self, &body);
      return TRUE;
    case OCTET_PCAPNG_SECRETS:
    default:
      octet_pcapng_read_secrets (self, &body);
      return TRUE;
    }
}

/* Larger ones, and such that do not say whose they are, are passed over. */
static gboolean
is_custom (guint32 type,
           guint32 size)
{
  return (type == OCTET_PCAPNG_CUSTOM || type == OCTET_PCAPNG_CUSTOM_PRIVATE) &&
         size >= OCTET_PCAPNG_CUSTOM_HEAD + 4 && size <= CUSTOM_MAX;
}

static gboolean
is_known (guint32 type)
{
  return (type >= OCTET_PCAPNG_INTERFACE && type <= OCTET_PCAPNG_PACKET)
         || type == OCTET_PCAPNG_SECRETS || type == OCTET_PCAPNG_SECTION;
}

/* Passes a block that nobody reads, whatever its size; in a file that grows, only
 * when it is all there. */
static gboolean
pass_unknown (OctetCapture *self,
              guint32       size)
{
  guint64 passed;

  if (self->follow && size > OCTET_CAPTURE_SOURCE_WANT_MAX)
    return octet_capture_stop_damaged (self, OCTET_CAPTURE_ERROR_LIMIT,
                                       _("a block of %u octets is larger than any can be"), size);
  if (self->follow && !octet_capture_source_want (self->source, size))
    return octet_capture_stop_cut (self, 0);

  passed = octet_capture_source_skip (self->source, size);
  return passed == size || octet_capture_stop_cut (self, passed);
}

/* Sees that the next block is whole and says the same size at both ends. Blocks of
 * unknown types have no size limit and are not looked at whole. */
static gboolean
want_block (OctetCapture *self,
            guint32      *ret_type,
            guint32      *ret_size)
{
  OctetCaptureSource *source = self->source;
  const guint8 *block;
  guint32 type, size, stored, again;

  if (!octet_capture_source_want (source, OCTET_PCAPNG_BLOCK_HEAD))
    return octet_capture_stop_cut (self, 0);
  type = octet_capture_get_u32 (octet_capture_source_peek (source), self->is_big_endian);
  if (type == OCTET_PCAPNG_SECTION && !take_order (self))
    return FALSE;

  stored = octet_capture_get_u32 (octet_capture_source_peek (source) + 4, self->is_big_endian);
  /* A size without its padding is a mistake that some writers make. */
  size = stored + (-stored & 3);
  if (stored < OCTET_PCAPNG_BLOCK_FRAME || size < stored)
    return octet_capture_stop_damaged (self, OCTET_CAPTURE_ERROR_DAMAGED,
                                       _("a block states a size of %u octets"), stored);
  *ret_type = type;
  *ret_size = size;
  if (!is_known (type) && !is_custom (type, size))
    return TRUE;

  if (size > OCTET_CAPTURE_SOURCE_WANT_MAX)
    return octet_capture_stop_damaged (self, OCTET_CAPTURE_ERROR_LIMIT,
                                       _("a block of %u octets is larger than any can be"), size);
  if (!octet_capture_source_want (source, size))
    return octet_capture_stop_cut (self, 0);
  block = octet_capture_source_peek (source);
  again = octet_capture_get_u32 (block + size - 4, self->is_big_endian);
  if (again != stored)
    return octet_capture_stop_damaged (self, OCTET_CAPTURE_ERROR_DAMAGED,
                                       _("a block states a size of %u octets at its start and "
                                         "of %u at its end"), stored, again);
  return TRUE;
}

/* Reads the next packet; FALSE at the end, for which self->end has the reason. */
gboolean
octet_pcapng_next (OctetCapture       *self,
                   OctetCapturePacket *ret_packet)
{
  guint32 type, size;

  while (want_block (self, &type, &size))
    {
      const guint8 *block = octet_capture_source_peek (self->source);
      gboolean is_packet = FALSE;

      if (type == OCTET_PCAPNG_PACKET || type == OCTET_PCAPNG_OLD_PACKET)
        is_packet = read_packet (self, block, type, size, ret_packet);
      else if (type == OCTET_PCAPNG_SIMPLE_PACKET)
        is_packet = read_simple_packet (self, block, size, ret_packet);
      else if (is_custom (type, size))
        {
          read_custom (self, block, size, ret_packet);
          is_packet = TRUE;
        }
      else if (!is_known (type))
        {
          if (!pass_unknown (self, size))
            return FALSE;
          continue;
        }
      else
        read_other (self, block, type, size);

      if (self->end != NULL)
        return FALSE;
      octet_capture_source_pass (self->source, size);
      if (is_packet)
        return TRUE;
    }
  return FALSE;
}

/* Reads the first section's header, without which the file is none. */
gboolean
octet_pcapng_open (OctetCapture *self,
                   GError      **error)
{
  guint32 type, size;
  OctetReader body;

  self->format = OCTET_CAPTURE_FORMAT_PCAPNG;
  if (want_block (self, &type, &size))
    {
      octet_reader_init (&body, octet_capture_source_peek (self->source)
                         + OCTET_PCAPNG_BLOCK_HEAD, size - OCTET_PCAPNG_BLOCK_FRAME);
      if (octet_pcapng_read_section (self, &body))
        {
          octet_capture_source_pass (self->source, size);
          return TRUE;
        }
    }

  if (self->end != NULL)
    g_propagate_error (error, g_steal_pointer (&self->end));
  else
    g_set_error (error, OCTET_CAPTURE_ERROR, OCTET_CAPTURE_ERROR_CUT_SHORT,
                 _("“%s” is cut short before its first packet."), self->name);
  return FALSE;
}
