/* octet-pcapng-builder.c - makes the blocks of a pcapng file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "capture/octet-pcapng-builder.h"
#include "capture/octet-pcap-magic.h"
#include "capture/octet-pcapng-option.h"
#include "capture/octet-pcapng.h"

#include <string.h>

#define NANOSECONDS G_GINT64_CONSTANT (1000000000)

static void
put (GByteArray *block,
     guint64     value,
     guint       size)
{
  guint64 little = GUINT64_TO_LE (value);

  g_byte_array_append (block, (const guint8 *) &little, size);
}

static void
pad (GByteArray *block)
{
  put (block, 0, -block->len & 3);
}

static void
begin (GByteArray *block,
       guint32     type)
{
  g_byte_array_set_size (block, 0);
  put (block, type, 4);
  put (block, 0, 4);
}

/* Writes the size at both ends. */
static void
end (GByteArray *block)
{
  guint32 size;

  pad (block);
  size = block->len + 4;
  put (block, size, 4);
  size = GUINT32_TO_LE (size);
  memcpy (block->data + 4, &size, 4);
}

static void
put_option (GByteArray   *block,
            guint16       code,
            const guint8 *value,
            gsize         size)
{
  size = MIN (size, G_MAXUINT16);
  put (block, code, 2);
  put (block, size, 2);
  g_byte_array_append (block, value, (guint) size);
  pad (block);
}

static void
put_uint_option (GByteArray *block,
                 guint16     code,
                 guint64     value,
                 guint       size)
{
  guint64 little = GUINT64_TO_LE (value);

  put_option (block, code, (const guint8 *) &little, size);
}

static void
put_text_option (GByteArray *block,
                 guint16     code,
                 const char *text)
{
  if (text != NULL)
    put_option (block, code, (const guint8 *) text, strlen (text));
}

static void
put_comments (GByteArray  *block,
              char       **comments)
{
  for (guint i = 0; comments != NULL && comments[i] != NULL; i++)
    put_text_option (block, OCTET_PCAPNG_OPTION_COMMENT, comments[i]);
}

/* Section Header Block. Its length stays unknown (-1): the file is written in one go. */
void
octet_pcapng_build_section (GByteArray         *block,
                            const OctetSection *section)
{
  begin (block, OCTET_PCAPNG_SECTION);
  put (block, OCTET_PCAPNG_ORDER, 4);
  put (block, 1, 2);
  put (block, 0, 2);
  put (block, G_MAXUINT64, 8);
  if (section != NULL)
    {
      put_comments (block, section->comments);
      put_text_option (block, OCTET_PCAPNG_SHB_HARDWARE, section->hardware);
      put_text_option (block, OCTET_PCAPNG_SHB_OS, section->os);
      put_text_option (block, OCTET_PCAPNG_SHB_APPLICATION, section->application);
    }
  put (block, OCTET_PCAPNG_OPTION_END, 4);
  end (block);
}

/* Times go out in the interface's own decimal resolution, or else in nanoseconds,
 * which is what they are held in. */
static gboolean
keeps_resolution (const OctetInterface *interface)
{
  return interface->time_resolution <= 9;
}

static void
put_filter (GByteArray *block,
            const char *filter)
{
  g_autoptr (GByteArray) value = NULL;

  if (filter == NULL)
    return;
  value = g_byte_array_new ();
  put (value, 0, 1);
  g_byte_array_append (value, (const guint8 *) filter, (guint) strlen (filter));
  put_option (block, OCTET_PCAPNG_IF_FILTER, value->data, value->len);
}

/* Interface Description Block. */
void
octet_pcapng_build_interface (GByteArray           *block,
                              const OctetInterface *interface)
{
  begin (block, OCTET_PCAPNG_INTERFACE);
  put (block, interface->link_type, 2);
  put (block, 0, 2);
  put (block, interface->snaplen, 4);
  put_comments (block, interface->comments);
  put_text_option (block, OCTET_PCAPNG_IF_NAME, interface->name);
  put_text_option (block, OCTET_PCAPNG_IF_DESCRIPTION, interface->description);
  if (interface->speed != 0)
    put_uint_option (block, OCTET_PCAPNG_IF_SPEED, interface->speed, 8);
  put_uint_option (block, OCTET_PCAPNG_IF_TSRESOL,
                   keeps_resolution (interface) ? interface->time_resolution : 9, 1);
  put_filter (block, interface->filter);
  put_text_option (block, OCTET_PCAPNG_IF_OS, interface->os);
  if (interface->fcs_size >= 0)
    put_uint_option (block, OCTET_PCAPNG_IF_FCSLEN, (guint64) interface->fcs_size, 1);
  if (interface->time_offset != 0)
    put_uint_option (block, OCTET_PCAPNG_IF_TSOFFSET, (guint64) interface->time_offset, 8);
  put_text_option (block, OCTET_PCAPNG_IF_HARDWARE, interface->hardware);
  put (block, OCTET_PCAPNG_OPTION_END, 4);
  end (block);
}

/* The opposite of what the reader does; times before the interface's zero become it. */
static guint64
get_ticks (const OctetInterface *interface,
           gint64                time)
{
  gint64 offset, divider = 1;

  if (__builtin_mul_overflow (interface->time_offset, NANOSECONDS, &offset)
      || __builtin_sub_overflow (time, offset, &time) || time < 0)
    return 0;
  for (guint i = interface->time_resolution; keeps_resolution (interface) && i < 9; i++)
    divider *= 10;
  return (guint64) (time / divider);
}

static void
put_packet_options (GByteArray               *block,
                    const OctetPacketOptions *options)
{
  if (options == NULL)
    return;
  put_comments (block, options->comments);
  if (options->has_flags)
    put_uint_option (block, OCTET_PCAPNG_EPB_FLAGS, options->flags, 4);
  if (options->has_drop_count)
    put_uint_option (block, OCTET_PCAPNG_EPB_DROPCOUNT, options->drop_count, 8);
  if (options->has_id)
    put_uint_option (block, OCTET_PCAPNG_EPB_PACKETID, options->id, 8);
  if (options->has_queue)
    put_uint_option (block, OCTET_PCAPNG_EPB_QUEUE, options->queue, 4);
  put (block, OCTET_PCAPNG_OPTION_END, 4);
}

/* Whether a reader would find a packet without a time in a Simple Packet Block. */
static gboolean
is_simple (const OctetInterface     *interface,
           guint32                   number,
           const OctetCapturePacket *packet)
{
  guint32 limit = interface->snaplen != 0 ? interface->snaplen : G_MAXUINT32;

  return packet->time == G_MININT64 && number == 0
         && packet->captured_size == MIN (packet->wire_size, limit);
}

/* Enhanced Packet Block, or a simple one for a packet that has no time; @number is
 * the interface's in its section. */
void
octet_pcapng_build_packet (GByteArray               *block,
                           const OctetInterface     *interface,
                           guint32                   number,
                           const OctetCapturePacket *packet,
                           const OctetPacketOptions *options)
{
  guint64 ticks = get_ticks (interface, packet->time);

  if (is_simple (interface, number, packet) && options == NULL)
    {
      begin (block, OCTET_PCAPNG_SIMPLE_PACKET);
      put (block, packet->wire_size, 4);
      g_byte_array_append (block, packet->data, packet->captured_size);
      end (block);
      return;
    }

  begin (block, OCTET_PCAPNG_PACKET);
  put (block, number, 4);
  put (block, ticks >> 32, 4);
  put (block, ticks, 4);
  put (block, packet->captured_size, 4);
  put (block, packet->wire_size, 4);
  g_byte_array_append (block, packet->data, packet->captured_size);
  pad (block);
  put_packet_options (block, options);
  end (block);
}

/* Name Resolution Block: a record for each name. */
void
octet_pcapng_build_names (GByteArray *block,
                          GPtrArray  *names)
{
  begin (block, OCTET_PCAPNG_NAMES);
  for (guint i = 0; i < names->len; i++)
    {
      const OctetNameRecord *name = g_ptr_array_index (names, i);
      gsize size = strlen (name->name) + 1;
      guint type = name->address_size == 4 ? 1 : name->address_size == 16 ? 2
                   : name->address_size == 6 ? 3 : 4;

      if (name->address_size + size > G_MAXUINT16)
        continue;
      put (block, type, 2);
      put (block, name->address_size + size, 2);
      g_byte_array_append (block, name->address, name->address_size);
      g_byte_array_append (block, (const guint8 *) name->name, (guint) size);
      pad (block);
    }
  put (block, 0, 4);
  end (block);
}

static void
put_count_option (GByteArray *block,
                  guint16     code,
                  guint64     count)
{
  if (count != G_MAXUINT64)
    put_uint_option (block, code, count, 8);
}

/* isb_starttime and isb_endtime: the high word first, whatever the order. */
static void
put_time_option (GByteArray           *block,
                 guint16               code,
                 const OctetInterface *interface,
                 gint64                time)
{
  guint64 ticks;

  if (time == G_MININT64)
    return;
  ticks = get_ticks (interface, time);
  put_uint_option (block, code, ticks >> 32 | ticks << 32, 8);
}

/* Interface Statistics Block; FALSE where there is nothing to say. */
gboolean
octet_pcapng_build_statistics (GByteArray                     *block,
                               const OctetInterface           *interface,
                               guint32                         number,
                               const OctetInterfaceStatistics *statistics)
{
  static const OctetInterfaceStatistics none = OCTET_INTERFACE_STATISTICS_NONE;
  guint64 ticks = statistics->end_time != G_MININT64
                  ? get_ticks (interface, statistics->end_time) : 0;

  if (memcmp (statistics, &none, sizeof none) == 0)
    return FALSE;
  begin (block, OCTET_PCAPNG_STATISTICS);
  put (block, number, 4);
  put (block, ticks >> 32, 4);
  put (block, ticks, 4);
  put_time_option (block, OCTET_PCAPNG_ISB_STARTTIME, interface, statistics->start_time);
  put_time_option (block, OCTET_PCAPNG_ISB_ENDTIME, interface, statistics->end_time);
  put_count_option (block, OCTET_PCAPNG_ISB_IFRECV, statistics->received);
  put_count_option (block, OCTET_PCAPNG_ISB_IFDROP, statistics->dropped);
  put_count_option (block, OCTET_PCAPNG_ISB_FILTERACCEPT, statistics->accepted);
  put_count_option (block, OCTET_PCAPNG_ISB_OSDROP, statistics->dropped_by_system);
  put_count_option (block, OCTET_PCAPNG_ISB_USRDELIV, statistics->delivered);
  put (block, OCTET_PCAPNG_OPTION_END, 4);
  end (block);
  return TRUE;
}

/* Decryption Secrets Block. */
void
octet_pcapng_build_secrets (GByteArray         *block,
                            const OctetSecrets *secrets)
{
  gsize size;
  const guint8 *bytes = g_bytes_get_data (secrets->bytes, &size);

  begin (block, OCTET_PCAPNG_SECRETS);
  put (block, secrets->kind, 4);
  put (block, size, 4);
  g_byte_array_append (block, bytes, (guint) size);
  end (block);
}

/* Custom Block that may be copied: @packet has its octets, as they were. */
void
octet_pcapng_build_custom (GByteArray               *block,
                           guint32                   enterprise,
                           const OctetCapturePacket *packet)
{
  begin (block, OCTET_PCAPNG_CUSTOM);
  put (block, enterprise, 4);
  g_byte_array_append (block, packet->data, packet->captured_size);
  end (block);
}
