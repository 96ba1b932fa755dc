/* octet-interface.h - what a capture file says of its sections, interfaces and names.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Plain records behind a reference count. None of them changes once the capture
 * shows it, so every thread may read one that it holds.
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define OCTET_TYPE_INTERFACE (octet_interface_get_type ())
#define OCTET_TYPE_SECTION (octet_section_get_type ())
#define OCTET_TYPE_NAME_RECORD (octet_name_record_get_type ())
#define OCTET_TYPE_SECRETS (octet_secrets_get_type ())

/**
 * OctetInterface:
 * @index: its place among all interfaces of the file, from 0
 * @section: the section it stands in, from 0
 * @number: its place in that section, from 0
 * @link_type: what its packets begin with, a LINKTYPE_ number
 * @snaplen: octets kept of each packet; 0 for no limit
 * @name: (nullable): such as "eth0"
 * @description: (nullable): such as "Intel Wireless-AC 9260"
 * @filter: (nullable): the capture filter that was set
 * @hardware: (nullable): the hardware behind it
 * @os: (nullable): the operating system that it belonged to
 * @comments: (array zero-terminated=1) (nullable): what people wrote about it
 * @speed: bits a second, 0 where the file does not say
 * @fcs_size: octets of frame check sequence behind each packet; -1 where the file does not say
 * @time_resolution: if_tsresol: 10 to the minus this, or 2 to the minus (this less 128)
 * @time_offset: seconds to add to each time of the file
 *
 * An interface of a capture file; the times of its packets are already converted.
 */
typedef struct
{
  guint    index;
  guint    section;
  guint    number;
  guint    link_type;
  guint32  snaplen;
  char    *name;
  char    *description;
  char    *filter;
  char    *hardware;
  char    *os;
  char   **comments;
  guint64  speed;
  int      fcs_size;
  guint8   time_resolution;
  gint64   time_offset;
} OctetInterface;

/**
 * OctetSection:
 * @index: its place in the file, from 0
 * @offset: where its header stands in the unpacked file
 * @is_big_endian: the order of its numbers
 * @hardware: (nullable): the machine that captured it
 * @os: (nullable): its operating system
 * @application: (nullable): the program that wrote it
 * @comments: (array zero-terminated=1) (nullable): what people wrote about it
 *
 * A section of a capture file. Captures that are not pcapng have exactly one.
 */
typedef struct
{
  guint    index;
  guint64  offset;
  gboolean is_big_endian;
  char    *hardware;
  char    *os;
  char    *application;
  char   **comments;
} OctetSection;

/**
 * OctetNameRecord:
 * @address: (array length=address_size): an address, in network order
 * @address_size: 4 for IPv4, 16 for IPv6, 6 and 8 for link layer addresses
 * @name: the name that the capturing machine had for it
 *
 * An entry of a Name Resolution Block.
 */
typedef struct
{
  guint8 *address;
  guint   address_size;
  char   *name;
} OctetNameRecord;

/**
 * OctetSecrets:
 * @kind: such as 0x544c534b, a TLS key log
 * @bytes: the secrets, as the file has them
 *
 * A Decryption Secrets Block.
 */
typedef struct
{
  guint32 kind;
  GBytes *bytes;
} OctetSecrets;

/**
 * OctetInterfaceStatistics:
 * @received: packets that reached the interface
 * @dropped: packets that it lost for want of room
 * @accepted: packets that the capture filter let through
 * @dropped_by_system: packets that the operating system lost
 * @delivered: packets that were handed to the program
 * @start_time: when capturing began, nanoseconds since 1970; %G_MININT64 for unknown
 * @end_time: when it ended, likewise
 *
 * What an Interface Statistics Block says; %G_MAXUINT64 where it does not say.
 */
typedef struct
{
  guint64 received;
  guint64 dropped;
  guint64 accepted;
  guint64 dropped_by_system;
  guint64 delivered;
  gint64  start_time;
  gint64  end_time;
} OctetInterfaceStatistics;

#define OCTET_INTERFACE_STATISTICS_NONE \
  { G_MAXUINT64, G_MAXUINT64, G_MAXUINT64, G_MAXUINT64, G_MAXUINT64, G_MININT64, G_MININT64 }

GType            octet_interface_get_type   (void);
OctetInterface  *octet_interface_new        (guint            link_type);
OctetInterface  *octet_interface_ref        (OctetInterface  *self);
void             octet_interface_unref      (OctetInterface  *self);

GType            octet_section_get_type     (void);
OctetSection    *octet_section_new          (void);
OctetSection    *octet_section_ref          (OctetSection    *self);
void             octet_section_unref        (OctetSection    *self);

GType            octet_name_record_get_type (void);
OctetNameRecord *octet_name_record_new      (const guint8    *address,
                                             guint            address_size,
                                             const char      *name);
OctetNameRecord *octet_name_record_ref      (OctetNameRecord *self);
void             octet_name_record_unref    (OctetNameRecord *self);

GType            octet_secrets_get_type     (void);
OctetSecrets    *octet_secrets_new          (guint32          kind,
                                             GBytes          *bytes);
OctetSecrets    *octet_secrets_ref          (OctetSecrets    *self);
void             octet_secrets_unref        (OctetSecrets    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OctetInterface, octet_interface_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OctetSection, octet_section_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OctetNameRecord, octet_name_record_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OctetSecrets, octet_secrets_unref)

G_END_DECLS
