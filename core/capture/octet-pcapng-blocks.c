/* octet-pcapng-blocks.c - reads the pcapng blocks that hold no packets.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "capture/octet-pcapng-blocks.h"
#include "capture/octet-link-type.h"
#include "capture/octet-pcapng-option.h"

#include <glib/gi18n-lib.h>

#define NANOSECONDS G_GINT64_CONSTANT (1000000000)

/* Types of the records in a Name Resolution Block. */
enum
{
  RECORD_END = 0,
  RECORD_IPV4 = 1,
  RECORD_IPV6 = 2,
  RECORD_EUI48 = 3,
  RECORD_EUI64 = 4,
};

static guint16
read_u16 (OctetCapture *self,
          OctetReader  *reader)
{
  return self->is_big_endian ? octet_reader_be16 (reader) : octet_reader_le16 (reader);
}

static guint32
read_u32 (OctetCapture *self,
          OctetReader  *reader)
{
  return self->is_big_endian ? octet_reader_be32 (reader) : octet_reader_le32 (reader);
}

/* Whether @size more octets of comments, names or keys may be kept. */
static gboolean
may_keep (OctetCapture *self,
          gsize         size)
{
  if (size > OCTET_CAPTURE_METADATA_MAX - self->metadata_size)
    return FALSE;
  self->metadata_size += size;
  return TRUE;
}

/* Section Header Block: byte-order magic 4, version 2 and 2, section length 8, options */
gboolean
octet_pcapng_read_section (OctetCapture *self,
                           OctetReader  *body)
{
  g_autoptr (OctetSection) section = octet_section_new ();
  OctetPcapngOption option;
  guint16 major;

  octet_reader_skip (body, 4);
  major = read_u16 (self, body);
  octet_reader_skip (body, 2 + 8);
  if (!octet_reader_ok (body))
    return octet_capture_stop_damaged (self, OCTET_CAPTURE_ERROR_DAMAGED,
                                       _("a section's header is too small"));
  if (major != 1)
    return octet_capture_stop_damaged (self, OCTET_CAPTURE_ERROR_UNSUPPORTED,
                                       _("a section is of pcapng version %u; Octet reads "
                                         "version 1"), major);

  section->is_big_endian = self->is_big_endian;
  section->offset = self->source->offset;
  while (octet_pcapng_option_next (body, self->is_big_endian, &option))
    {
      if (!may_keep (self, option.size))
        break;
      if (option.code == OCTET_PCAPNG_OPTION_COMMENT)
        octet_pcapng_option_add_text (&option, &section->comments);
      else if (option.code == OCTET_PCAPNG_SHB_HARDWARE)
        octet_pcapng_option_set_text (&option, &section->hardware);
      else if (option.code == OCTET_PCAPNG_SHB_OS)
        octet_pcapng_option_set_text (&option, &section->os);
      else if (option.code == OCTET_PCAPNG_SHB_APPLICATION)
        octet_pcapng_option_set_text (&option, &section->application);
    }

  self->first_interface = self->clocks->len;
  return octet_capture_add_section (self, section);
}

/* if_filter: its first octet is 0 where a capture filter's text follows; 1, byte code. */
static void
set_filter (OctetInterface          *interface,
            const OctetPcapngOption *option)
{
  OctetPcapngOption text = *option;

  if (option->size < 1 || option->value[0] != 0)
    return;
  text.value++;
  text.size--;
  octet_pcapng_option_set_text (&text, &interface->filter);
}

static void
read_interface_option (OctetInterface          *interface,
                       const OctetPcapngOption *option)
{
  switch (option->code)
    {
    case OCTET_PCAPNG_OPTION_COMMENT:
      octet_pcapng_option_add_text (option, &interface->comments);
      break;
    case OCTET_PCAPNG_IF_NAME:
      octet_pcapng_option_set_text (option, &interface->name);
      break;
    case OCTET_PCAPNG_IF_DESCRIPTION:
      octet_pcapng_option_set_text (option, &interface->description);
      break;
    case OCTET_PCAPNG_IF_SPEED:
      interface->speed = octet_pcapng_option_get_uint (option);
      break;
    case OCTET_PCAPNG_IF_TSRESOL:
      if (option->size >= 1)
        interface->time_resolution = option->value[0];
      break;
    case OCTET_PCAPNG_IF_FILTER:
      set_filter (interface, option);
      break;
    case OCTET_PCAPNG_IF_OS:
      octet_pcapng_option_set_text (option, &interface->os);
      break;
    case OCTET_PCAPNG_IF_FCSLEN:
      if (option->size >= 1)
        interface->fcs_size = option->value[0];
      break;
    case OCTET_PCAPNG_IF_TSOFFSET:
      interface->time_offset = (gint64) octet_pcapng_option_get_uint (option);
      break;
    case OCTET_PCAPNG_IF_HARDWARE:
      octet_pcapng_option_set_text (option, &interface->hardware);
      break;
    default:
      break;
    }
}

/* Interface Description Block: link type 2, reserved 2, snaplen 4, options */
gboolean
octet_pcapng_read_interface (OctetCapture *self,
                             OctetReader  *body)
{
  g_autoptr (OctetInterface) interface = NULL;
  OctetPcapngOption option;
  guint16 link_type;

  link_type = read_u16 (self, body);
  octet_reader_skip (body, 2);
  interface = octet_interface_new (link_type);
  interface->snaplen = read_u32 (self, body);
  if (!octet_reader_ok (body))
    return octet_capture_stop_damaged (self, OCTET_CAPTURE_ERROR_DAMAGED,
                                       _("an interface's description is too small"));
  while (octet_pcapng_option_next (body, self->is_big_endian, &option))
    if (may_keep (self, option.size))
      read_interface_option (interface, &option);
  return octet_capture_add_interface (self, interface);
}

/* One record: an address, then names, each ended by a NUL. */
static void
add_names (OctetCapture *self,
           OctetReader  *record,
           guint         address_size)
{
  const guint8 *address = octet_reader_take (record, address_size);

  while (octet_reader_left (record) > 0)
    {
      const char *text = (const char *) record->data + record->position;
      gsize size = strnlen (text, octet_reader_left (record));
      g_autofree char *name = NULL;

      octet_reader_skip (record, MIN (size + 1, octet_reader_left (record)));
      if (size == 0 || !may_keep (self, size + 64))
        continue;
      name = g_utf8_make_valid (text, (gssize) size);
      g_mutex_lock (&self->lock);
      g_ptr_array_add (self->names, octet_name_record_new (address, address_size, name));
      g_mutex_unlock (&self->lock);
    }
}

/* Name Resolution Block: records of type 2, size 2, value, padding */
void
octet_pcapng_read_names (OctetCapture *self,
                         OctetReader  *body)
{
  while (octet_reader_left (body) >= 4)
    {
      guint16 type = read_u16 (self, body);
      guint16 size = read_u16 (self, body);
      OctetReader record = octet_reader_split (body, size);

      if (type == RECORD_END || !octet_reader_ok (body))
        return;
      octet_reader_skip (body, MIN ((gsize) (-size & 3), octet_reader_left (body)));
      if (type == RECORD_IPV4)
        add_names (self, &record, 4);
      else if (type == RECORD_IPV6)
        add_names (self, &record, 16);
      else if (type == RECORD_EUI48)
        add_names (self, &record, 6);
      else if (type == RECORD_EUI64)
        add_names (self, &record, 8);
    }
}

/* isb_starttime and isb_endtime: high word, low word, each in the section's order */
static gint64
get_option_time (const OctetPcapngOption   *option,
                 const OctetInterfaceClock *clock)
{
  guint64 ticks;

  if (option->size < 8)
    return G_MININT64;
  ticks = (guint64) octet_capture_get_u32 (option->value, option->is_big_endian) << 32
          | octet_capture_get_u32 (option->value + 4, option->is_big_endian);
  return octet_interface_clock_convert (clock, ticks);
}

static void
read_statistics_option (OctetInterfaceStatistics  *statistics,
                        const OctetPcapngOption   *option,
                        const OctetInterfaceClock *clock)
{
  switch (option->code)
    {
    case OCTET_PCAPNG_ISB_STARTTIME:
      statistics->start_time = get_option_time (option, clock);
      break;
    case OCTET_PCAPNG_ISB_ENDTIME:
      statistics->end_time = get_option_time (option, clock);
      break;
    case OCTET_PCAPNG_ISB_IFRECV:
      statistics->received = octet_pcapng_option_get_uint (option);
      break;
    case OCTET_PCAPNG_ISB_IFDROP:
      statistics->dropped = octet_pcapng_option_get_uint (option);
      break;
    case OCTET_PCAPNG_ISB_FILTERACCEPT:
      statistics->accepted = octet_pcapng_option_get_uint (option);
      break;
    case OCTET_PCAPNG_ISB_OSDROP:
      statistics->dropped_by_system = octet_pcapng_option_get_uint (option);
      break;
    case OCTET_PCAPNG_ISB_USRDELIV:
      statistics->delivered = octet_pcapng_option_get_uint (option);
      break;
    default:
      break;
    }
}

/* Interface Statistics Block: interface 4, time 8, options. The last one counts. */
void
octet_pcapng_read_statistics (OctetCapture *self,
                              OctetReader  *body)
{
  OctetInterfaceStatistics statistics = OCTET_INTERFACE_STATISTICS_NONE;
  const OctetInterfaceClock *clock;
  guint32 interface = read_u32 (self, body);
  OctetPcapngOption option;

  octet_reader_skip (body, 8);
  if (!octet_reader_ok (body) || interface >= self->clocks->len - self->first_interface)
    return;

  interface += self->first_interface;
  clock = &g_array_index (self->clocks, OctetInterfaceClock, interface);
  while (octet_pcapng_option_next (body, self->is_big_endian, &option))
    read_statistics_option (&statistics, &option, clock);

  g_mutex_lock (&self->lock);
  g_array_index (self->statistics, OctetInterfaceStatistics, interface) = statistics;
  g_mutex_unlock (&self->lock);
}

/* Decryption Secrets Block: kind 4, size 4, secrets, options */
void
octet_pcapng_read_secrets (OctetCapture *self,
                           OctetReader  *body)
{
  g_autoptr (GBytes) bytes = NULL;
  guint32 kind = read_u32 (self, body);
  guint32 size = read_u32 (self, body);
  const guint8 *secrets = octet_reader_take (body, size);

  if (secrets == NULL || !may_keep (self, (gsize) size + 64))
    return;
  bytes = g_bytes_new (secrets, size);
  g_mutex_lock (&self->lock);
  g_ptr_array_add (self->secrets, octet_secrets_new (kind, bytes));
  g_mutex_unlock (&self->lock);
}

/* Prepares the conversion of an interface's times. if_tsresol 6 means 10^-6 seconds;
 * with the top bit set, 2^-(the rest). */
void
octet_interface_clock_set (OctetInterfaceClock  *self,
                           const OctetInterface *interface)
{
  guint exponent = interface->time_resolution & 0x7f;
  guint64 power = 1;

  self->multiplier = self->divider = 0;
  self->shift = exponent;
  self->snaplen = interface->snaplen;
  self->max_size = octet_link_type_get_max_size (interface->link_type);
  if (__builtin_mul_overflow (interface->time_offset, NANOSECONDS, &self->offset))
    self->offset = interface->time_offset < 0 ? -G_MAXINT64 : G_MAXINT64;
  if (interface->time_resolution & 0x80)
    return;

  /* Beyond 10^-28 every 64-bit count is less than a nanosecond. */
  for (guint i = MIN (exponent, 9); i < MAX (MIN (exponent, 28), 9); i++)
    power *= 10;
  if (exponent <= 9)
    self->multiplier = power;
  else
    self->divider = power;
}

/* Nanoseconds since 1970; what does not fit becomes the first or last time that does. */
gint64
octet_interface_clock_convert (const OctetInterfaceClock *self,
                               guint64                    ticks)
{
  guint64 time;
  gint64 sum;

  if (self->multiplier != 0)
    {
      if (__builtin_mul_overflow (ticks, self->multiplier, &time))
        time = G_MAXINT64;
    }
  else if (self->divider != 0)
    time = ticks / self->divider;
  else
    {
      guint64 seconds = self->shift < 64 ? ticks >> self->shift : 0;
      guint64 rest = self->shift < 64 ? ticks - (seconds << self->shift) : ticks;
      guint shift = self->shift;

      /* Nanoseconds need 30 bits more: what is finer than 2^-34 seconds goes. */
      if (shift > 34)
        {
          rest = shift - 34 < 64 ? rest >> (shift - 34) : 0;
          shift = 34;
        }
      if (__builtin_mul_overflow (seconds, (guint64) NANOSECONDS, &time))
        time = G_MAXINT64;
      time = MIN (time, (guint64) G_MAXINT64) + (rest * (guint64) NANOSECONDS >> shift);
    }

  if (time > G_MAXINT64)
    time = G_MAXINT64;
  if (__builtin_add_overflow ((gint64) time, self->offset, &sum))
    sum = G_MAXINT64;
  return MAX (sum, -G_MAXINT64);
}

/* The same in seconds and nanoseconds: no 64 bits of ticks are too many for those. */
OctetSpan
octet_interface_split_ticks (const OctetInterface *interface,
                             guint64               ticks)
{
  guint exponent = interface->time_resolution & 0x7f;
  guint64 per_second = 1, rest, seconds;
  OctetSpan span = { 0, 0 };

  /* Beyond 10^19 and 2^63 a second every 64-bit count is less than one. */
  if ((interface->time_resolution & 0x80) != 0)
    per_second = exponent < 64 ? (guint64) 1 << exponent : 0;
  else
    for (guint i = 0; i < exponent; i++)
      per_second = exponent <= 19 ? per_second * 10 : 0;
  seconds = per_second > 0 ? ticks / per_second : 0;
  rest = per_second > 0 ? ticks % per_second : 0;
  span.seconds = (gint64) MIN (seconds, G_MAXINT64 / 2);
  span.nanoseconds = (gint32) MIN ((double) rest / (double) MAX (per_second, 1) * 1e9, 999999999.0);
  if (per_second <= G_MAXUINT64 / NANOSECONDS)
    span.nanoseconds = (gint32) (rest * NANOSECONDS / MAX (per_second, 1));
  span.seconds += CLAMP (interface->time_offset, -G_MAXINT64 / 4, G_MAXINT64 / 4);
  return span;
}
