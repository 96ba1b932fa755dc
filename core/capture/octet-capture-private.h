/* octet-capture-private.h - what the readers of the file formats share with the capture.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "capture/octet-capture-error.h"
#include "capture/octet-capture-source.h"
#include "capture/octet-capture.h"

G_BEGIN_DECLS

/* The index of packets holds the interface in 16 bits. Files joined from thousands
 * of others come nowhere near. */
#define OCTET_CAPTURE_INTERFACES_MAX 65536
/* A section costs a file 28 octets and this program ten times that: without a limit
 * a file of empty sections would eat the memory. */
#define OCTET_CAPTURE_SECTIONS_MAX 65536
/* Comments, names and keys are held in memory; what goes beyond is left aside. */
#define OCTET_CAPTURE_METADATA_MAX ((gsize) 64 << 20)

/* What the reader must know of an interface for each of its packets. Times are
 * nanoseconds = offset + ticks * multiplier, or / divider, or a power of two. */
typedef struct
{
  guint64 multiplier;   /* 0: use one of the others */
  guint64 divider;      /* 0: use shift */
  guint   shift;
  gint64  offset;
  guint32 snaplen;
  guint32 max_size;
} OctetInterfaceClock;

struct _OctetCapture
{
  GObject             parent_instance;

  char               *name;
  OctetCaptureSource *source;
  OctetCaptureFormat  format;
  gboolean            follow;

  /* The worker's alone. */
  gboolean            is_big_endian;      /* of the file, or of the section being read */
  gsize               record_header_size; /* pcap */
  gint64              fraction_scale;     /* pcap: nanoseconds in one unit of the fraction */
  gboolean            are_sizes_swapped;  /* pcap before 2.3: wire size stands first */
  gboolean            may_sizes_swap;     /* pcap 2.3: either order; the smaller was captured */
  guint               first_interface;    /* pcapng: of the section being read */
  GArray             *clocks;             /* of OctetInterfaceClock, as interfaces */
  gsize               metadata_size;
  guint64             n_packets;          /* atomic: others read it */
  guint64             n_done;             /* atomic: raw octets consumed */
  GError             *end;                /* why there is no more; NULL at a clean end */

  /* Behind the lock; the elements never change. */
  GMutex              lock;
  GPtrArray          *sections;
  GPtrArray          *interfaces;
  GPtrArray          *names;
  GPtrArray          *secrets;
  GArray             *statistics;         /* of OctetInterfaceStatistics, as interfaces */
};

gboolean octet_capture_add_interface (OctetCapture       *self,
                                      OctetInterface     *interface);
gboolean octet_capture_add_section   (OctetCapture       *self,
                                      OctetSection       *section);
gboolean octet_capture_stop_cut      (OctetCapture       *self,
                                      guint64             passed);
gboolean octet_capture_stop_damaged  (OctetCapture       *self,
                                      OctetCaptureError   code,
                                      const char         *reason,
                                      ...) G_GNUC_PRINTF (3, 4);

gboolean octet_pcap_open             (OctetCapture       *self,
                                      GError            **error);
gboolean octet_pcap_next             (OctetCapture       *self,
                                      OctetCapturePacket *ret_packet);

gboolean octet_pcapng_open           (OctetCapture       *self,
                                      GError            **error);
gboolean octet_pcapng_next           (OctetCapture       *self,
                                      OctetCapturePacket *ret_packet);

static inline guint16
octet_capture_get_u16 (const guint8 *bytes,
                       gboolean      is_big_endian)
{
  guint16 value;

  memcpy (&value, bytes, sizeof value);
  return (guint16) (is_big_endian ? GUINT16_FROM_BE (value) : GUINT16_FROM_LE (value));
}

static inline guint32
octet_capture_get_u32 (const guint8 *bytes,
                       gboolean      is_big_endian)
{
  guint32 value;

  memcpy (&value, bytes, sizeof value);
  return is_big_endian ? GUINT32_FROM_BE (value) : GUINT32_FROM_LE (value);
}

static inline guint64
octet_capture_get_u64 (const guint8 *bytes,
                       gboolean      is_big_endian)
{
  guint64 value;

  memcpy (&value, bytes, sizeof value);
  return is_big_endian ? GUINT64_FROM_BE (value) : GUINT64_FROM_LE (value);
}

G_END_DECLS
