/* octet-capture.h - a capture file, read from its first packet to its last.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "bytes/octet-time.h"
#include "capture/octet-interface.h"
#include "capture/octet-unpacker.h"

G_BEGIN_DECLS

/**
 * OctetCaptureFormat:
 * @OCTET_CAPTURE_FORMAT_EMPTY: a file without an octet in it: a capture of no packets
 * @OCTET_CAPTURE_FORMAT_PCAP: pcap with microseconds
 * @OCTET_CAPTURE_FORMAT_PCAP_NANO: pcap with nanoseconds
 * @OCTET_CAPTURE_FORMAT_PCAP_MODIFIED: pcap with Alexey Kuznetzov's longer record headers
 * @OCTET_CAPTURE_FORMAT_PCAPNG: pcapng
 *
 * How a capture file is laid out.
 */
typedef enum
{
  OCTET_CAPTURE_FORMAT_EMPTY,
  OCTET_CAPTURE_FORMAT_PCAP,
  OCTET_CAPTURE_FORMAT_PCAP_NANO,
  OCTET_CAPTURE_FORMAT_PCAP_MODIFIED,
  OCTET_CAPTURE_FORMAT_PCAPNG,
} OctetCaptureFormat;

/**
 * OctetCapturePacketFlags: (skip)
 * @OCTET_CAPTURE_PACKET_HAS_OPTIONS: its block states options
 * @OCTET_CAPTURE_PACKET_SIMPLE: from a Simple Packet Block: no time, no options
 * @OCTET_CAPTURE_PACKET_CUSTOM: no packet but a block of somebody's own: no time, no interface
 *
 * The same bits as in #OctetPacketFlags, one floor up.
 */
typedef enum
{
  OCTET_CAPTURE_PACKET_HAS_OPTIONS = 1 << 0,
  OCTET_CAPTURE_PACKET_SIMPLE = 1 << 1,
  OCTET_CAPTURE_PACKET_CUSTOM = 1 << 6,
} OctetCapturePacketFlags;

/**
 * OctetCapturePacket: (skip)
 * @data: the packet's octets, valid until the next call
 * @offset: where they stand in the unpacked file
 * @time: nanoseconds since 1970-01-01 00:00 UTC; %G_MININT64 where the file states none
 * @captured_size: octets in the file
 * @wire_size: octets on the wire, as the file says
 * @interface: index into the capture's interfaces; below 65536
 * @flags: #OctetCapturePacketFlags
 *
 * A packet as the file has it.
 */
typedef struct
{
  const guint8 *data;
  guint64       offset;
  gint64        time;
  guint32       captured_size;
  guint32       wire_size;
  guint32       interface;
  guint32       flags;
} OctetCapturePacket;

/**
 * OctetCustomBlock: (skip)
 * @enterprise: whose block it is: a Private Enterprise Number of IANA
 * @may_copy: whether who writes the file anew may take it along
 * @is_big_endian: the order of the numbers in the section that it stands in
 *
 * What the head of a pcapng file's custom block says.
 */
typedef struct
{
  guint32  enterprise;
  gboolean may_copy;
  gboolean is_big_endian;
} OctetCustomBlock;

#define OCTET_TYPE_PACKET_OPTIONS (octet_packet_options_get_type ())

/**
 * OctetPacketOptions:
 * @comments: (array zero-terminated=1): what people wrote about the packet
 * @has_flags: whether @flags is stated
 * @flags: epb_flags: bits 0 and 1 direction (1 in, 2 out), 2 to 4 reception, 5 to 8
 *   frame check octets, 16 to 31 link layer errors
 * @has_drop_count: whether @drop_count is stated
 * @drop_count: packets lost between the one before and this one
 * @has_id: whether @id is stated
 * @id: a number that the same packet carries on other interfaces too
 * @has_queue: whether @queue is stated
 * @queue: the interface's queue that it came by
 *
 * What a packet's block states beside the packet.
 */
typedef struct
{
  char   **comments;
  gboolean has_flags;
  guint32  flags;
  gboolean has_drop_count;
  guint64  drop_count;
  gboolean has_id;
  guint64  id;
  gboolean has_queue;
  guint32  queue;
} OctetPacketOptions;

#define OCTET_TYPE_CAPTURE (octet_capture_get_type ())
G_DECLARE_FINAL_TYPE (OctetCapture, octet_capture, OCTET, CAPTURE, GObject)

OctetCapture       *octet_capture_open                 (const char          *path,
                                                        GError             **error)
  G_GNUC_WARN_UNUSED_RESULT;
OctetCapture       *octet_capture_open_file            (GFile               *file,
                                                        GError             **error)
  G_GNUC_WARN_UNUSED_RESULT;
OctetCapture       *octet_capture_open_fd              (int                  fd,
                                                        const char          *name,
                                                        GError             **error)
  G_GNUC_WARN_UNUSED_RESULT;

void                octet_capture_set_cancellable      (OctetCapture        *self,
                                                        GCancellable        *cancellable);
void                octet_capture_set_follow           (OctetCapture        *self,
                                                        gboolean             follow);
gboolean            octet_capture_next                 (OctetCapture        *self,
                                                        OctetCapturePacket  *ret_packet,
                                                        GError             **error);

const char         *octet_capture_get_name             (OctetCapture        *self);
OctetCaptureFormat  octet_capture_get_format           (OctetCapture        *self);
const char         *octet_capture_get_format_name      (OctetCapture        *self);
OctetCompression    octet_capture_get_compression      (OctetCapture        *self);
guint64             octet_capture_get_n_packets        (OctetCapture        *self);
void                octet_capture_get_progress         (OctetCapture        *self,
                                                        guint64             *ret_done,
                                                        guint64             *ret_total);
guint               octet_capture_get_n_sections       (OctetCapture        *self);
OctetSection       *octet_capture_get_section          (OctetCapture        *self,
                                                        guint                index);
guint               octet_capture_get_n_interfaces     (OctetCapture        *self);
OctetInterface     *octet_capture_get_interface        (OctetCapture        *self,
                                                        guint                index);
void                octet_capture_get_statistics       (OctetCapture        *self,
                                                        guint                interface,
                                                        OctetInterfaceStatistics *ret_statistics);
GPtrArray          *octet_capture_get_name_records     (OctetCapture        *self);
GPtrArray          *octet_capture_get_secrets          (OctetCapture        *self);

gboolean            octet_capture_read_bytes           (OctetCapture        *self,
                                                        guint64              offset,
                                                        gsize                size,
                                                        guint8              *bytes,
                                                        GError             **error);
gboolean            octet_capture_read_packet_time     (OctetCapture        *self,
                                                        guint64              offset,
                                                        guint                interface,
                                                        OctetSpan           *ret_time);
gboolean            octet_capture_read_custom_block    (OctetCapture        *self,
                                                        guint64              offset,
                                                        OctetCustomBlock    *ret_block);
OctetPacketOptions *octet_capture_read_packet_options  (OctetCapture        *self,
                                                        guint64              offset,
                                                        guint32              captured_size,
                                                        guint                interface,
                                                        GError             **error)
  G_GNUC_WARN_UNUSED_RESULT;

GType               octet_packet_options_get_type      (void);
OctetPacketOptions *octet_packet_options_copy          (const OctetPacketOptions *self);
void                octet_packet_options_free          (OctetPacketOptions  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OctetPacketOptions, octet_packet_options_free)

G_END_DECLS
